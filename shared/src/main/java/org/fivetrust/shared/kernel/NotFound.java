package org.fivetrust.shared.kernel;

/** Unknown, or not visible to this caller; the answer is the same. */
public final class NotFound extends RuntimeException {

    private final String what;

    public NotFound(String what, Object id) {
        super("no " + what + " " + id, null, false, false);
        this.what = what;
    }

    public String what() {
        return what;
    }
}
