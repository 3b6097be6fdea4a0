package org.fivetrust.shared.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An amount of renminbi in whole fen. A string with two decimals in JSON, a bigint in the database. */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    /** A JSON amount that is not below zero; at most 999,999,999,999.99 so that sums of many never overflow. */
    public static final String NOT_NEGATIVE = "(0|[1-9][0-9]{0,11})\\.[0-9]{2}";

    public static final String POSITIVE = "(?!0\\.00$)" + NOT_NEGATIVE;

    public static final String PATTERN = "-?" + NOT_NEGATIVE;

    private static final BoundedPattern SHAPE = BoundedPattern.of(PATTERN);

    public static Money ofFen(long fen) {
        return new Money(fen);
    }

    /** Reads {@code "4980.00"}; anything else, {@code "4980"} and {@code "4,980.00"} included, is refused. */
    public static Money parse(String text) {
        if (!SHAPE.matches(text)) {
            throw new IllegalArgumentException("an amount is written like 4980.00");
        }
        return new Money(new BigDecimal(text).movePointRight(2).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public Money negated() {
        return new Money(Math.negateExact(fen));
    }

    public boolean isNegative() {
        return fen < 0;
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isPositive() {
        return fen > 0;
    }

    public boolean isLessThan(Money other) {
        return fen < other.fen;
    }

    public boolean isMoreThan(Money other) {
        return fen > other.fen;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return new BigDecimal(BigInteger.valueOf(fen), 2).toPlainString();
    }
}
