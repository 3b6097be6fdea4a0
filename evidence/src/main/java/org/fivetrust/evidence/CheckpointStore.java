package org.fivetrust.evidence;

import java.time.Instant;
import java.util.HexFormat;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.SignedNote;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The log as it was signed, each time. */
class CheckpointStore {

    private final DatabaseClient database;

    CheckpointStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(Checkpoint checkpoint, SignedNote signedNote, Instant at) {
        return database.sql("""
                        insert into evidence_checkpoint (size, sha256, note, signed_at)
                        values (:size, decode(:root, 'hex'), :note, :at)
                        on conflict do nothing
                        """)
                .bind("size", checkpoint.size())
                .bind("root", HexFormat.of().formatHex(checkpoint.sha256()))
                .bind("note", signedNote.whole())
                .bind("at", at)
                .then();
    }

    Mono<SignedCheckpoint> latest() {
        return database.sql("select size, note, signed_at from evidence_checkpoint order by size desc limit 1")
                .mapProperties(SignedCheckpoint.class)
                .one();
    }

    Mono<SignedCheckpoint> of(long size) {
        return database.sql("select size, note, signed_at from evidence_checkpoint where size = :size")
                .bind("size", size)
                .mapProperties(SignedCheckpoint.class)
                .one();
    }

    /** All of them, smallest first. */
    Flux<SignedCheckpoint> all() {
        return database.sql("select size, note, signed_at from evidence_checkpoint order by size")
                .mapProperties(SignedCheckpoint.class)
                .all();
    }
}
