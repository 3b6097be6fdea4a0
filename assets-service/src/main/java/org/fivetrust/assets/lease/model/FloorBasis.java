package org.fivetrust.assets.lease.model;

/** What a floor of the rent rests on. */
public enum FloorBasis {
    /** 评估报告. */
    APPRAISAL,
    /** At least two comparable lettings (询价、可比租金). */
    COMPARABLES
}
