package org.fivetrust.funds.contract.model;

import java.util.UUID;

/** A contract of works: the project of the assets that it serves, and whether it was put out to tender. */
public record Works(UUID project, String number, boolean isTendered) {}
