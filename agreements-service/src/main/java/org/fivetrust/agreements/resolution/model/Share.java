package org.fivetrust.agreements.resolution.model;

/** A fraction to be reached ({@code 2/3}) or passed ({@code more than 1/2}). */
public record Share(int numerator, int denominator, boolean passed) {

    /** The smallest whole number that is enough of this many. */
    public int of(int many) {
        var exact = (long) many * numerator;
        return (int) (passed ? exact / denominator + 1 : (exact + denominator - 1) / denominator);
    }

    @Override
    public String toString() {
        return (passed ? "more than " : "at least ") + numerator + "/" + denominator;
    }
}
