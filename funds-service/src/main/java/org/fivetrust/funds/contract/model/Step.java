package org.fivetrust.funds.contract.model;

import org.fivetrust.shared.kernel.Percent;

/**
 * A step of the work (进度节点).
 *
 * @param upTo how much of the price may be paid in sum once it is reached
 */
public record Step(String title, Percent upTo) {}
