package org.fivetrust.paper.model;

/** Papers that are printed on. Two halves of A4 stand on one page, to be cut; 240 by 140 is the paper of vouchers. */
public enum Paper {
    A4(210, 297, 1),
    A4_ACROSS(297, 210, 1),
    HALF_A4(210, 148.5f, 2),
    VOUCHER_240_140(240, 140, 1);

    private static final float POINTS_IN_A_MILLIMETRE = 72 / 25.4f;

    private final float width;
    private final float height;
    private final int onOnePage;

    /** In millimetres. */
    Paper(float width, float height, int onOnePage) {
        this.width = width;
        this.height = height;
        this.onOnePage = onOnePage;
    }

    /** In points, as all that follow. */
    public float width() {
        return width * POINTS_IN_A_MILLIMETRE;
    }

    public float height() {
        return height * POINTS_IN_A_MILLIMETRE;
    }

    public int onOnePage() {
        return onOnePage;
    }
}
