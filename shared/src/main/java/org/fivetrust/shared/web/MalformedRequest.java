package org.fivetrust.shared.web;

/** Carries what of a request cannot be read to the rim, which says so in the language of the client. */
final class MalformedRequest extends RuntimeException {

    private final transient UnreadableRequest what;

    MalformedRequest(UnreadableRequest what) {
        super(what.toString(), null, false, false);
        this.what = what;
    }

    UnreadableRequest what() {
        return what;
    }
}
