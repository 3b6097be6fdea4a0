package org.fivetrust.archives.record;

import java.nio.file.Path;
import org.fivetrust.archives.record.model.Content;

/** A request that came in whole: what it says of the record, and its bytes, safe on disk as a draft. */
record UploadedRecord(RecordMessages.Ask ask, Content content, Path draft) {

    /** What an idempotency key stands for. */
    record UploadedMetadata(RecordMessages.Ask metadata, String sha256) {}

    UploadedMetadata said() {
        return new UploadedMetadata(ask, content.sha256());
    }
}
