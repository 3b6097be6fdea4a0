package org.fivetrust.shared.kernel;

/** What transactions queue for by a key of their own: PostgreSQL's advisory locks, each with a number. */
public enum AdvisoryLock {
    /** An attempt under an idempotency key; {@code load_permissions} takes it too. */
    IDEMPOTENCY_KEY(1),
    /** The order of a principal's events. */
    OUTBOX(2),
    /** The sum of related acts in one community. */
    RELATED_ACTS(3),
    /** The agreements of one principal. */
    AGREEMENTS(4),
    /** The uses of one resolution; {@code resolution_use_covered} takes it too. */
    RESOLUTION_USES(5),
    WEBHOOK_FAN_OUT(6),
    CALENDAR_IMPORT(7),
    /** A principal's mandates, while they are kept or revoked. */
    MANDATES(8),
    SIGNING_KEYS(9),
    /** The confirmed months and the schedules of a principal. */
    DEPRECIATION(10);

    private final int number;

    AdvisoryLock(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** Waits for the lock and holds it until the transaction ends. */
    public String hold(String key) {
        return "pg_advisory_xact_lock(" + hash(key) + ")::text";
    }

    /** The same, together with others that share it. */
    public String share(String key) {
        return "pg_advisory_xact_lock_shared(" + hash(key) + ")::text";
    }

    /** Whether the lock was free; it is then held until the transaction ends. */
    public String attempt(String key) {
        return "pg_try_advisory_xact_lock(" + hash(key) + ")";
    }

    private String hash(String key) {
        return "hashtextextended(" + key + ", " + number + ")";
    }
}
