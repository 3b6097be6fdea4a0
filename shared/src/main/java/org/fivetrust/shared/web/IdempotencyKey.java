package org.fivetrust.shared.web;

/** The client's name for one attempt, and the operation it was used on. A controller asks for it as an argument. */
public record IdempotencyKey(String value, String operation) {

    static final String HEADER = "Idempotency-Key";

    static final String REPLAYED = "Idempotency-Replayed";
}
