package org.fivetrust.accounts.statement.model;

import java.util.List;

/** A function of a formula; the table of layouts explains each. */
public sealed interface Term {

    /** {@code L(n)}: another line of the same statement. */
    record Line(String number) implements Term {}

    /** {@code D(x)}, {@code C(x)}: the balance of an account with all below it. */
    record Balance(boolean debit, String account) implements Term {}

    /** {@code DS(x)}, {@code CS(x)}: the leaves below it with a balance on this side, each positive. */
    record Leaves(boolean debit, String account) implements Term {}

    /** {@code ND(x)}, {@code NC(x)}: net turnover, closing vouchers left out. */
    record Turned(boolean debit, String account) implements Term {}

    /** {@code DETAIL(x,n)}: net debit turnover of the n-th detail account. */
    record Detail(String account, int place) implements Term {}

    /** {@code OC(x)}: its credit balance at the start of the year. */
    record Opening(String account) implements Term {}

    /**
     * {@code X(a,b)}: the amounts that vouchers moved from the debit of a to the credit of b, signed as written; with
     * {@code other} all other movements on a, in both directions, that no other line shows.
     */
    record Moved(String from, String to) implements Term {

        static final String OTHER = "other";

        boolean isOther() {
            return to.equals(OTHER);
        }
    }

    /**
     * {@code U()}, {@code UU()}, {@code UR()}: the unclosed result; {@code OU()} the unclosed result of earlier years
     * at the start of the year.
     */
    record Unclosed(Column part, boolean opening) implements Term {}

    /** {@code TRUST(…)}: money held for others, in detail accounts named 受托代理资产. */
    record Trust(List<String> accounts) implements Term {
        public Trust {
            accounts = List.copyOf(accounts);
        }
    }

    /** {@code MANUAL}, {@code MAT1Y}, {@code PART}, {@code CF}: no account yields it, a person enters it. */
    record Entered(String text, List<String> accounts) implements Term {
        public Entered {
            accounts = List.copyOf(accounts);
        }
    }
}
