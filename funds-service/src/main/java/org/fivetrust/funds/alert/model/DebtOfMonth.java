package org.fivetrust.funds.alert.model;

import java.math.BigInteger;
import org.fivetrust.shared.kernel.Money;

/**
 * What the books say of a closed month (债务与收入).
 *
 * @param debt by its end
 * @param income of the months up to it
 * @param months how many those are; fewer than twelve in a book that is younger
 */
public record DebtOfMonth(String month, Money debt, Money income, int months) {

    private static final int MONTHS_OF_A_YEAR = 12;

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /** A book of less than a year does not tell yet what a year brings in. */
    public boolean isAbove(int percent) {
        return months == MONTHS_OF_A_YEAR
                && BigInteger.valueOf(debt.fen())
                                .multiply(HUNDRED)
                                .compareTo(BigInteger.valueOf(income.fen()).multiply(BigInteger.valueOf(percent)))
                        > 0;
    }
}
