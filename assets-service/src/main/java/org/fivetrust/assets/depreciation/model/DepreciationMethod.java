package org.fivetrust.assets.depreciation.model;

/** How the depreciable amount is spread. */
public enum DepreciationMethod {
    /** Over equal months (年限平均法). */
    STRAIGHT_LINE,
    /** By what the asset does of all it will do (工作量法). */
    UNITS_OF_WORK
}
