package org.fivetrust.shared.web;

/** {@code If-Match} is missing where it must be there (428), or names a version that is past (412). */
public final class Precondition extends RuntimeException {

    private final int status;
    private final String code;

    private Precondition(int status, String code) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static Precondition required() {
        return new Precondition(428, "request.precondition-required");
    }

    public static Precondition failed() {
        return new Precondition(412, "request.precondition-failed");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
