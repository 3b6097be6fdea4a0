package org.fivetrust.funds.statement.reading;

import org.fivetrust.funds.statement.model.BankAmount;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** An amount and its direction, which stand beside each other. The direction alone says where the money went. */
final class CamtAmount {

    private final CamtValues values;
    private @Nullable Money amount;
    private @Nullable Boolean isCredit;
    private boolean hasAmount;
    private boolean hasDirection;

    CamtAmount(CamtValues values) {
        this.values = values;
    }

    void read(String pointer) {
        hasAmount = true;
        var isRenminbi = values.isRenminbi(pointer);
        switch (BankAmount.unsigned(values.text(pointer, CamtValues.AMOUNT))) {
            case BankAmount.Read(var money) -> amount = isRenminbi ? money : null;
            case BankAmount.Unread(var code) -> values.finding(code, pointer);
        }
    }

    void direction(String pointer) {
        hasDirection = true;
        switch (values.text(pointer, CamtValues.CODE)) {
            case "CRDT" -> isCredit = true;
            case "DBIT" -> isCredit = false;
            default -> values.finding("funds.direction-unknown", pointer);
        }
    }

    /** In place of a direction that is left out. */
    void directionOf(boolean credit) {
        if (!hasDirection) {
            hasDirection = true;
            isCredit = credit;
        }
    }

    boolean isCredit() {
        return isCredit != null && isCredit;
    }

    boolean isThere() {
        return hasAmount;
    }

    /** Positive where it came in; null where one of both is wrong or missing, which is then told. */
    @Nullable
    Money signed(String pointer) {
        if (!hasAmount) {
            values.missing(pointer + "/Amt");
        }
        if (!hasDirection) {
            values.missing(pointer + "/CdtDbtInd");
        }
        return amount == null || isCredit == null ? null : isCredit ? amount : amount.negated();
    }
}
