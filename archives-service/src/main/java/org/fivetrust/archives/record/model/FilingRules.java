package org.fivetrust.archives.record.model;

import org.jspecify.annotations.Nullable;

/**
 * What a filing is judged by.
 *
 * @param category the one that is named, if there is such a one
 * @param contentType the one that is declared, if it may be filed
 * @param largest how many bytes one record may have
 */
public record FilingRules(
        @Nullable Category category, @Nullable ContentType contentType, long largest) {}
