package org.fivetrust.archives.record.model;

import org.fivetrust.archives.retention.model.RetentionLine;
import org.jspecify.annotations.Nullable;

/**
 * A category of records and what the retention table says of it.
 *
 * @param longest the line that keeps longest of all in this category
 * @param named the line of the kind that was named
 */
public record Category(
        String name, RetentionLine longest, @Nullable RetentionLine named) {}
