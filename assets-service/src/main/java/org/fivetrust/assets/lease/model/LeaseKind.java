package org.fivetrust.assets.lease.model;

/** By what law something is let; how long it may be let depends on it. */
public enum LeaseKind {
    /** Of things and houses (租赁). */
    LEASE,
    /** Arable land contracted out (耕地承包). */
    ARABLE_LAND,
    /** Grassland contracted out (草地承包). */
    GRASSLAND,
    /** Forest land contracted out (林地承包). */
    FOREST_LAND,
    /** Barren land contracted out in other ways (四荒地以其他方式承包). */
    BARREN_LAND
}
