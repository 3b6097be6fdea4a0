package org.fivetrust.archives.record;

import java.nio.charset.StandardCharsets;
import org.fivetrust.archives.record.model.Content;

/** One part of the multipart request, read. */
sealed interface Part {

    String METADATA = "metadata";

    String CONTENT = "content";

    record Metadata(String json) implements Part {

        /** In bytes. */
        static final int LONGEST = 64 * 1024;

        boolean isTooLong() {
            return json.getBytes(StandardCharsets.UTF_8).length > LONGEST;
        }
    }

    record File(Content content) implements Part {}

    /** Nothing that was asked for. */
    record Stray(String name) implements Part {

        private static final int LONGEST = 100;

        String shortName() {
            return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
        }
    }
}
