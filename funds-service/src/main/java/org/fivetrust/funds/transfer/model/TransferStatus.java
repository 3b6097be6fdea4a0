package org.fivetrust.funds.transfer.model;

/** How far one side of a transfer has come. Only the side that receives is ever {@code ACCEPTED}. */
public enum TransferStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    ACCEPTED,
    MADE,
    CANCELLED
}
