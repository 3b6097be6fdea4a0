package org.fivetrust.accounts.statement.model;

/** How much an amount is at least and at most, in fen. */
record Bounds(long least, long most) {

    static final Bounds NOTHING = exactly(0);

    static Bounds exactly(long fen) {
        return new Bounds(fen, fen);
    }

    boolean isCertain() {
        return least == most;
    }

    Bounds plus(Bounds other) {
        return new Bounds(Math.addExact(least, other.least), Math.addExact(most, other.most));
    }

    Bounds minus(Bounds other) {
        return plus(other.negated());
    }

    Bounds negated() {
        return new Bounds(Math.negateExact(most), Math.negateExact(least));
    }
}
