package org.fivetrust.agreements.secrecy.model;

/** Seals what must lie in the database but must not be read there. The purpose is part of the seal. */
public interface Vault {

    String seal(String purpose, String plain);

    /** What was sealed for this very purpose; a text written before there was a key comes back as it is. */
    String open(String purpose, String kept);
}
