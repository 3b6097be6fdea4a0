package org.fivetrust.funds.bankanswer.model;

import java.util.Arrays;
import java.util.Optional;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.jspecify.annotations.Nullable;

/** The external codes of ISO 20022 for the status of a payment, and what each means for it. */
public enum StatusCode {
    /** Received and not yet looked at. */
    RCVD(BankStatus.ACCEPTED),
    PDNG(BankStatus.ACCEPTED),
    ACTC(BankStatus.ACCEPTED),
    ACCP(BankStatus.ACCEPTED),
    ACFC(BankStatus.ACCEPTED),
    ACWC(BankStatus.ACCEPTED),
    ACWP(BankStatus.ACCEPTED),
    ACSP(BankStatus.ACCEPTED),
    /** Settled on the debtor's account. */
    ACSC(BankStatus.CONFIRMED),
    /** Settled on the creditor's account. */
    ACCC(BankStatus.CONFIRMED),
    RJCT(BankStatus.REJECTED),
    /** Of a group: some were accepted; each payment says its own. */
    PART(null);

    private final @Nullable BankStatus status;

    StatusCode(@Nullable BankStatus status) {
        this.status = status;
    }

    public Optional<BankStatus> status() {
        return Optional.ofNullable(status);
    }

    public static Optional<StatusCode> of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(code))
                .findFirst();
    }
}
