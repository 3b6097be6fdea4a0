package org.fivetrust.agreements.handover.model;

/** To the centre, or back to the community. */
public enum Direction {
    HAND_OVER,
    HAND_BACK
}
