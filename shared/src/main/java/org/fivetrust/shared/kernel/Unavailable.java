package org.fivetrust.shared.kernel;

/** A neighbour did not answer: never a permit, never a refusal. */
public final class Unavailable extends RuntimeException {

    private final String service;

    public Unavailable(String service, Throwable cause) {
        super(service + " does not answer", cause, false, false);
        this.service = service;
    }

    public String service() {
        return service;
    }
}
