package org.fivetrust.archives.record.model;

import org.jspecify.annotations.Nullable;

/** What is known of the category and the media type that a filing names; absent where there is no such thing. */
public record FilingRules(
        @Nullable Category category, @Nullable ContentType contentType) {}
