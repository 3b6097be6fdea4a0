package org.fivetrust.archives.record;

import java.time.Duration;

/**
 * How much of a form is taken apart.
 *
 * @param parts of it
 * @param bytes of it all
 * @param silence after which a sender has timed out
 */
record FormLimits(int parts, long bytes, Duration silence) {}
