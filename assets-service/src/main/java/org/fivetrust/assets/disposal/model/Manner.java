package org.fivetrust.assets.disposal.model;

/** How an asset leaves the register. */
public enum Manner {
    SALE,
    SCRAP,
    TRANSFER_OUT,
    DONATION
}
