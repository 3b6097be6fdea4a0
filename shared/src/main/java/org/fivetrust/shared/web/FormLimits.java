package org.fivetrust.shared.web;

import java.time.Duration;
import org.fivetrust.shared.kernel.Refusal;

/**
 * How much of a form is taken apart.
 *
 * @param parts of it
 * @param bytes of it all
 * @param silence after which a sender has timed out
 * @param tooMany of more parts
 * @param tooLarge of more bytes
 */
public record FormLimits(int parts, long bytes, Duration silence, Refusal tooMany, Refusal tooLarge) {}
