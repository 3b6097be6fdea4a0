package org.fivetrust.funds.receiptbook.model;

import java.time.Instant;

/** Who answers for a book. */
public sealed interface Custody {

    record InStock() implements Custody {}

    record Issued(String holder, String by, Instant at) implements Custody {}

    /** Its stubs (存根) came back, whatever became of its numbers. */
    record Returned(Issued issued, String by, Instant at) implements Custody {}

    record Verified(Returned returned, String by, Instant at) implements Custody {}
}
