package org.fivetrust.seals.seal.model;

/** Where a seal is. */
public enum SealStatus {
    /** In the centre's keeping; the only place from which it is put on paper. */
    IN_CUSTODY
}
