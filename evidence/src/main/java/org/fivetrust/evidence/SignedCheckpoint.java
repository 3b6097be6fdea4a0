package org.fivetrust.evidence;

import java.time.Instant;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.SignedNote;

/** A checkpoint as it was signed and kept. */
public record SignedCheckpoint(long size, String note, Instant signedAt) {

    public SignedNote read() {
        return SignedNote.parse(note);
    }

    public Checkpoint checkpoint() {
        return Checkpoint.parse(read().text());
    }
}
