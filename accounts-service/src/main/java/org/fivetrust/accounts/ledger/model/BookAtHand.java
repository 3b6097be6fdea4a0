package org.fivetrust.accounts.ledger.model;

import java.util.UUID;

/** The book that is read. */
public record BookAtHand(String principal, UUID id, String standard) {}
