package org.fivetrust.accounts.statement.model;

import java.util.List;

/** One function of a formula. What each means stands in the table of functions of the layouts. */
public sealed interface Term {

    /** {@code L(n)}: another line of the same statement. */
    record Line(String number) implements Term {}

    /** {@code D(x)}, {@code C(x)}: the balance of an account with all below it. */
    record Balance(boolean debit, String account) implements Term {}

    /** {@code DS(x)}, {@code CS(x)}: those leaves below it that stand on this side, each as a positive figure. */
    record Leaves(boolean debit, String account) implements Term {}

    /** {@code ND(x)}, {@code NC(x)}: net turnover, closing vouchers left out. */
    record Turned(boolean debit, String account) implements Term {}

    /** {@code DETAIL(x,n)}: net debit turnover of the n-th detail account. */
    record Detail(String account, int place) implements Term {}

    /** {@code OC(x)}: its credit balance at the start of the year. */
    record Opening(String account) implements Term {}

    /**
     * {@code X(a,b)}: what vouchers moved out of the debit of a into the credit of b, signed as written; with
     * {@code other} whatever else moved on a, either way, that no other line tells.
     */
    record Moved(String from, String to) implements Term {

        static final String OTHER = "other";

        boolean isOther() {
            return to.equals(OTHER);
        }
    }

    /**
     * {@code U()}, {@code UU()}, {@code UR()}: the result that is not closed yet; {@code OU()} what earlier years had
     * not closed when the year began.
     */
    record Unclosed(Column part, boolean opening) implements Term {}

    /** {@code TRUST(…)}: what of the money is held for others, by detail accounts named 受托代理资产. */
    record Trust(List<String> accounts) implements Term {
        public Trust {
            accounts = List.copyOf(accounts);
        }
    }

    /** {@code MANUAL}, {@code MAT1Y}, {@code PART}, {@code CF}: no account tells it, a person answers for it. */
    record Entered(String text, List<String> accounts) implements Term {
        public Entered {
            accounts = List.copyOf(accounts);
        }
    }
}
