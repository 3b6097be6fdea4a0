package org.fivetrust.agreements.replay.model;

import org.fivetrust.agreements.replay.model.Comparison.Tendency;

/** How many acts went which way. */
public record Tally(int examined, int unchanged, int changed, int stricter, int looser, int different) {

    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    public Tally with(Comparison comparison) {
        var tendency = comparison.tendency();
        return new Tally(
                examined + 1,
                unchanged + one(tendency == Tendency.UNCHANGED),
                changed + one(comparison.isAChange()),
                stricter + one(tendency == Tendency.STRICTER),
                looser + one(tendency == Tendency.LOOSER),
                different + one(tendency == Tendency.DIFFERENT));
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }
}
