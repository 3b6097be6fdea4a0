package org.fivetrust.funds.payment.model;

import java.time.Instant;

/** How far an approved payment has come: keyed by one person, released by another. */
public sealed interface Progress {

    record Waiting() implements Progress {}

    record Prepared(String by, Instant at) implements Progress {}

    /** Called back by who asked, before it was released. */
    record Cancelled(String by, Instant at) implements Progress {}

    record Paid(String preparedBy, String releasedBy, Instant at) implements Progress {}
}
