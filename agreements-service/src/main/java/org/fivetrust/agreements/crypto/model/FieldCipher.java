package org.fivetrust.agreements.crypto.model;

/** Seals what must lie in the database but must not be read there. The purpose is part of the seal. */
public interface FieldCipher {

    String seal(String purpose, String plain);

    /** What was sealed for this very purpose; a text written before there was a key comes back as it is. */
    String open(String purpose, String kept);
}
