package org.fivetrust.evidence.model;

/** A proof, checkpoint or export that cannot even be read; {@code where} is the part at fault. */
public final class Malformed extends RuntimeException {

    private final String where;

    public Malformed(String where, String why) {
        super(where + ": " + why, null, false, false);
        this.where = where;
    }

    public String where() {
        return where;
    }
}
