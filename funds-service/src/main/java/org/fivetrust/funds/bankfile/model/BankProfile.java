package org.fivetrust.funds.bankfile.model;

import org.jspecify.annotations.Nullable;

/**
 * What a bank takes in its files.
 *
 * @param code the bank's own in CNAPS, where it is known
 * @param version of {@code pain.001.001}, two digits
 * @param nameLength how many characters of a name
 * @param purposeLength how many characters of what a payment is for; a longer one is cut
 * @param mostPayments in one file
 */
public record BankProfile(@Nullable String code, String version, int nameLength, int purposeLength, int mostPayments) {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.";

    public String namespace() {
        return NAMESPACE + version;
    }
}
