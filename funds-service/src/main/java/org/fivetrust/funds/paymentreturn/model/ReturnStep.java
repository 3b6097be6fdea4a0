package org.fivetrust.funds.paymentreturn.model;

import java.util.UUID;
import org.fivetrust.funds.bankorder.model.BankOrder;

/** What comes of a notice. */
public sealed interface ReturnStep {

    /** A second person is to read it. */
    record Recorded(ReturnNotice notice) implements ReturnStep {}

    /** The money is back. */
    record Confirmed(UUID id, BankOrder order) implements ReturnStep {}
}
