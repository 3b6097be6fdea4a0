package org.fivetrust.archives.record;

import org.fivetrust.archives.record.model.Content;

/** One part of the multipart request, read. */
sealed interface Part {

    String METADATA = "metadata";

    String CONTENT = "content";

    record Metadata(String json) implements Part {}

    record File(Content content) implements Part {}

    /** Nothing that was asked for. */
    record Stray(String name) implements Part {}
}
