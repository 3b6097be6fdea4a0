package org.fivetrust.funds.bankorder.model;

import java.util.EnumSet;
import java.util.Set;

/** The bank state of a payment. */
public enum BankStatus {
    TO_SEND,
    SENT,
    /** The bank has it and has not carried it out. */
    ACCEPTED,
    /** The bank has carried it out. */
    CONFIRMED,
    REJECTED,
    /** No answer has come: it is asked after, and not sent again. */
    UNKNOWN,
    /** The money has come back. */
    RETURNED;

    /** The one table of legal moves; {@code bank_move} repeats it. */
    public Set<BankStatus> next() {
        return switch (this) {
            case TO_SEND -> EnumSet.of(SENT, ACCEPTED, CONFIRMED, REJECTED, RETURNED);
            case SENT -> EnumSet.of(ACCEPTED, CONFIRMED, REJECTED, UNKNOWN, RETURNED);
            case UNKNOWN -> EnumSet.of(TO_SEND, ACCEPTED, CONFIRMED, REJECTED, RETURNED);
            case ACCEPTED -> EnumSet.of(CONFIRMED, REJECTED, RETURNED);
            case CONFIRMED -> EnumSet.of(RETURNED);
            case REJECTED, RETURNED -> EnumSet.noneOf(BankStatus.class);
        };
    }

    /** Whether the money is the account's again; {@code bank_order_gives_back} repeats it. */
    public boolean givesBack() {
        return this == REJECTED || this == RETURNED;
    }

    /** Whether it is one of the stations of a way that leads to the other. */
    boolean leadsTo(BankStatus other) {
        return next().contains(other) || next().stream().anyMatch(step -> step != TO_SEND && step.leadsTo(other));
    }
}
