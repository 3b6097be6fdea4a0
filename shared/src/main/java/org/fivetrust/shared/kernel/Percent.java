package org.fivetrust.shared.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A share of an amount, in hundredths of a percent. */
public record Percent(int hundredths) {

    public static final String PATTERN = "(100(\\.00?)?|[1-9]?[0-9](\\.[0-9]{1,2})?)";

    public static final Percent WHOLE = new Percent(100_00);

    /** Reads what {@link #PATTERN} matches, such as {@code 3} and {@code 2.50}. */
    public static Percent parse(String text) {
        return new Percent(new BigDecimal(text).movePointRight(2).intValueExact());
    }

    /** In whole fen, what is left over is not counted. */
    public Money of(Money price) {
        return Money.ofFen(Math.multiplyExact(price.fen(), hundredths) / WHOLE.hundredths);
    }

    public boolean isMoreThan(Percent other) {
        return hundredths > other.hundredths;
    }

    public Percent rest() {
        return new Percent(WHOLE.hundredths - hundredths);
    }

    @Override
    public String toString() {
        return new BigDecimal(BigInteger.valueOf(hundredths), 2).toPlainString();
    }
}
