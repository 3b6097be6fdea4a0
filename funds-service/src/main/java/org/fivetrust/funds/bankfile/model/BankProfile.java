package org.fivetrust.funds.bankfile.model;

/**
 * What a bank takes in its files.
 *
 * @param version of {@code pain.001.001}, two digits
 * @param nameLength how many characters of a name
 * @param purposeLength how many characters of what a payment is for; a longer one is cut
 */
public record BankProfile(String version, int nameLength, int purposeLength) {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.";

    public String namespace() {
        return NAMESPACE + version;
    }
}
