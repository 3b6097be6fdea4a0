package org.fivetrust.funds.bankline.model;

import org.fivetrust.funds.bankanswer.model.StatusReport.Status;
import org.fivetrust.funds.bankorder.model.BankAnswer;
import org.fivetrust.funds.bankorder.model.BankStatus;

/** What comes of asking the bank about one payment. */
public sealed interface LineAnswer {

    /** Words of the bank. */
    sealed interface Heard extends LineAnswer {

        Status status();
    }

    record Reported(Status status) implements Heard {}

    /** The bank has not received it, and will not carry it out if it arrives now. */
    record NotKnown() implements Heard {

        private static final Status STATUS = new Status("NOT_KNOWN", new BankAnswer(BankStatus.TO_SEND, null, null));

        @Override
        public Status status() {
            return STATUS;
        }
    }

    /** Nothing to rely on: neither that the bank has it nor that it has not. */
    record Silence(String why) implements LineAnswer {}
}
