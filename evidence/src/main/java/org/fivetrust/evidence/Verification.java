package org.fivetrust.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.evidence.Finding.Code;
import org.fivetrust.evidence.Verifications.Verified;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.Malformed;
import org.fivetrust.evidence.model.SignedNote;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Holds the tables against the leaves, the leaves against the tree, and the tree against every signature: the kept
 * ones, the one beside the key, and one the asker brings along.
 */
class Verification {

    private static final Logger log = LoggerFactory.getLogger(Verification.class);

    private static final int PAGE = 500;

    private final Sequencer sequencer;
    private final CheckpointStore checkpointStore;
    private final StoredLog stored;
    private final SigningKey key;
    private final Verifications kept;
    private final Clock clock;

    Verification(
            Sequencer sequencer,
            CheckpointStore checkpointStore,
            StoredLog stored,
            SigningKey key,
            Verifications kept,
            Clock clock) {
        this.sequencer = sequencer;
        this.checkpointStore = checkpointStore;
        this.stored = stored;
        this.key = key;
        this.kept = kept;
        this.clock = clock;
    }

    @Scheduled(cron = "${evidence.verify-at:0 30 3 * * *}", zone = "Asia/Shanghai")
    Mono<Void> nightly() {
        return Mono.defer(() -> run("svc-verification", null))
                .doOnNext(Verification::warn)
                .doOnError(broken -> log.error("the log could not be verified", broken))
                .onErrorComplete()
                .then();
    }

    private static void warn(Verified verified) {
        if (!verified.holds()) {
            log.error(
                    "verification {} found {} faults",
                    verified.id(),
                    verified.findings().size());
        }
    }

    Mono<Verified> run(String asker, @Nullable String brought) {
        var started = clock.instant();
        return sequencer
                .seal()
                .then(Mono.<Finding>empty())
                .onErrorResume(broken -> Mono.just(stuck(broken)))
                .flux()
                .collectList()
                .flatMap(stuck -> examine(stuck, brought))
                .map(outcome -> outcome.signedOff(asker, started, clock.instant()))
                .flatMap(verified -> kept.add(verified).thenReturn(verified));
    }

    /** What the database says of it is for the log of the service alone. */
    private static Finding stuck(Throwable broken) {
        log.error("the log takes no more leaves", broken);
        return Finding.of(Code.STUCK, "/size", null, null);
    }

    private record Outcome(long size, long checkpoints, List<Finding> findings) {

        Verified signedOff(String asker, Instant started, Instant finished) {
            return new Verified(
                    UUID.randomUUID(), asker, started, finished, size, checkpoints, findings.isEmpty(), findings);
        }
    }

    /** Signatures first: whatever is signed meanwhile, the log is then at least as long as each of them says. */
    private Mono<Outcome> examine(List<Finding> stuck, @Nullable String brought) {
        return notes(brought).flatMap(notes -> gather(stuck, notes)).flatMap(this::examine);
    }

    private Mono<Work> gather(List<Finding> stuck, List<String> notes) {
        return stored.size().flatMap(size -> stored.outside().map(outside -> new Work(stuck, notes, size, outside)));
    }

    private record Work(List<Finding> stuck, List<String> notes, long size, List<Finding> outside) {}

    private Mono<Outcome> examine(Work work) {
        var signatures = new ArrayList<Finding>();
        var check = new LogCheck(
                work.notes().stream().flatMap(note -> read(note, signatures)).toList());
        return Flux.range(0, Math.toIntExact((work.size() + PAGE - 1) / PAGE))
                .concatMap(page -> stored.stretch((long) page * PAGE, Math.min(work.size(), (page + 1L) * PAGE)))
                .publishOn(Schedulers.boundedElastic())
                .reduce(check, LogCheck::take)
                .map(done -> outcome(work, signatures, done));
    }

    private static Outcome outcome(Work work, List<Finding> signatures, LogCheck check) {
        check.close(work.size());
        return new Outcome(
                work.size(),
                work.notes().size(),
                Stream.of(work.stuck(), signatures, check.findings(), work.outside())
                        .flatMap(List::stream)
                        .toList());
    }

    private Stream<Checkpoint> read(String note, List<Finding> findings) {
        try {
            var parsed = SignedNote.parse(note);
            var checkpoint = Checkpoint.parse(parsed.text());
            if (!parsed.signedBy(key.trusted()) || !key.isMine(checkpoint)) {
                findings.add(Finding.of(Code.SIGNATURE, "/" + checkpoint.size(), null, note));
            }
            return Stream.of(checkpoint);
        } catch (Malformed unreadable) {
            findings.add(Finding.of(Code.SIGNATURE, "/", null, note));
            return Stream.empty();
        }
    }

    private Mono<List<String>> notes(@Nullable String brought) {
        return checkpointStore
                .all()
                .map(SignedCheckpoint::note)
                .concatWith(Mono.fromCallable(key::remembered).subscribeOn(Schedulers.boundedElastic()))
                .concatWith(Mono.justOrEmpty(brought))
                .distinct()
                .collectList();
    }
}
