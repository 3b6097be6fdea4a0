package org.fivetrust.archives.record.model;

import org.fivetrust.archives.retention.model.Retention;
import org.fivetrust.archives.retention.model.RetentionLine;
import org.jspecify.annotations.Nullable;

/**
 * How long a record is kept, and why.
 *
 * @param line the line of the retention table it was judged by; absent where a person decided without one
 * @param toConfirm nobody decided: the longest period of the category stands until somebody does
 */
public record Appraisal(Retention retention, @Nullable RetentionLine line, boolean toConfirm) {}
