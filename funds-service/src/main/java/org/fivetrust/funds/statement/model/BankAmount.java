package org.fivetrust.funds.statement.model;

import java.math.BigDecimal;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Money;

/** An amount as a bank writes it: a decimal number that is whole in fen. */
public sealed interface BankAmount {

    record Read(Money money) implements BankAmount {}

    /** @param code of the finding */
    record Unread(String code) implements BankAmount {}

    BoundedPattern DECIMAL = BoundedPattern.of("[+-]?([0-9]{1,18}(\\.[0-9]{0,18})?|\\.[0-9]{1,18})");

    int FEN = 2;

    /** So that sums of all entries of a file never overflow. */
    BigDecimal MOST = new BigDecimal("99999999999.99");

    static BankAmount signed(String text) {
        if (!DECIMAL.matches(text)) {
            return new Unread("funds.amount-unreadable");
        }
        var yuan = new BigDecimal(text);
        if (yuan.signum() != 0 && yuan.stripTrailingZeros().scale() > FEN) {
            return new Unread("funds.amount-not-in-fen");
        }
        return yuan.abs().compareTo(MOST) > 0
                ? new Unread("funds.amount-too-large")
                : new Read(Money.ofFen(yuan.movePointRight(FEN).longValueExact()));
    }

    /** Where the direction stands beside it, an amount has no sign. */
    static BankAmount unsigned(String text) {
        return switch (signed(text)) {
            case Read(var money) when money.isNegative() -> new Unread("funds.amount-negative");
            case Read read -> read;
            case Unread unread -> unread;
        };
    }
}
