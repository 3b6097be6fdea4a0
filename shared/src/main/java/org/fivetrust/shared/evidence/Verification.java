package org.fivetrust.shared.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.shared.evidence.Finding.Code;
import org.fivetrust.shared.evidence.LogCheck.LeafSeen;
import org.fivetrust.shared.evidence.LogCheck.Stretch;
import org.fivetrust.shared.evidence.Verifications.Verified;
import org.fivetrust.shared.evidence.model.Checkpoint;
import org.fivetrust.shared.evidence.model.Malformed;
import org.fivetrust.shared.evidence.model.Note;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
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

    private final DatabaseClient database;
    private final Transactions transactions;
    private final Sequencer sequencer;
    private final Checkpoints checkpoints;
    private final Nodes nodes;
    private final SigningKey key;
    private final Verifications kept;
    private final Clock clock;

    Verification(
            DatabaseClient database,
            Transactions transactions,
            Sequencer sequencer,
            Checkpoints checkpoints,
            Nodes nodes,
            SigningKey key,
            Verifications kept,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.sequencer = sequencer;
        this.checkpoints = checkpoints;
        this.nodes = nodes;
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
                .onErrorResume(broken -> Mono.just(Finding.of(Code.STUCK, "/size", null, broken.getMessage())))
                .flux()
                .collectList()
                .flatMap(stuck -> examine(stuck, brought))
                .map(outcome -> outcome.signedOff(asker, started, clock.instant()))
                .flatMap(verified -> kept.add(verified).thenReturn(verified));
    }

    private record Outcome(long size, long checkpoints, List<Finding> findings) {

        Verified signedOff(String asker, Instant started, Instant finished) {
            return new Verified(
                    UUID.randomUUID(), asker, started, finished, size, checkpoints, findings.isEmpty(), findings);
        }
    }

    private Mono<Outcome> examine(List<Finding> stuck, @Nullable String brought) {
        return Mono.zip(
                        notes(brought),
                        Mono.zip(size(), missing(), Held::new),
                        (notes, held) -> new Work(stuck, notes, held.size(), held.missing()))
                .flatMap(this::examine);
    }

    private record Held(long size, List<Finding> missing) {}

    private record Work(List<Finding> stuck, List<String> notes, long size, List<Finding> missing) {}

    private Mono<Outcome> examine(Work work) {
        var signatures = new ArrayList<Finding>();
        var check = new LogCheck(
                work.notes().stream().flatMap(note -> read(note, signatures)).toList());
        return Flux.range(0, Math.toIntExact((work.size() + PAGE - 1) / PAGE))
                .concatMap(page -> stretch((long) page * PAGE, Math.min(work.size(), (page + 1L) * PAGE)))
                .reduce(check, LogCheck::take)
                .map(done -> outcome(work, signatures, done));
    }

    private static Outcome outcome(Work work, List<Finding> signatures, LogCheck check) {
        check.close(work.size());
        return new Outcome(
                work.size(),
                work.notes().size(),
                Stream.of(work.stuck(), signatures, check.findings(), work.missing())
                        .flatMap(List::stream)
                        .toList());
    }

    private Stream<Checkpoint> read(String note, List<Finding> findings) {
        try {
            var parsed = Note.parse(note);
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
        return checkpoints
                .all()
                .map(SignedCheckpoint::note)
                .concatWith(Mono.fromCallable(key::remembered).subscribeOn(Schedulers.boundedElastic()))
                .concatWith(Mono.justOrEmpty(brought))
                .distinct()
                .collectList();
    }

    private Mono<Long> size() {
        return database.sql("select size from evidence_head")
                .mapValue(Long.class)
                .one();
    }

    private record Missing(
            String principal,
            String kind,
            String subject,
            @Nullable String label) {}

    private Mono<List<Finding>> missing() {
        return database.sql("select principal, kind, subject, label from evidence_missing()")
                .mapProperties(Missing.class)
                .all()
                .map(row -> new Finding(
                        Code.WITHOUT_LEAF, row.principal(), row.kind(), row.subject(), row.label(), null, null, null))
                .collectList()
                .as(transactions.within(Scope.ALL));
    }

    private Mono<Stretch> stretch(long from, long to) {
        return Mono.zip(
                leaves(from, to), nodes.completed(from, to), (leaves, made) -> new Stretch(from, to, leaves, made));
    }

    private Mono<List<LeafSeen>> leaves(long from, long to) {
        return database.sql("""
                        select leaf.principal, leaf.id, leaf.kind, leaf.subject, leaf.body, leaf.content, leaf.position,
                               now.said is null as gone,
                               nullif(canonical(now.said), leaf.content) as differs,
                               evidence_label(leaf.kind, kept.said) as label
                          from evidence_leaf leaf
                         cross join lateral (
                             select case when leaf.content is json then leaf.content::jsonb end as said) kept
                         cross join lateral (
                             select evidence_now(leaf.principal, leaf.kind, leaf.subject, kept.said) as said) now
                         where leaf.position >= :from and leaf.position < :to
                         order by leaf.position
                        """)
                .bind("from", from)
                .bind("to", to)
                .mapProperties(LeafSeen.class)
                .all()
                .collectList()
                .as(transactions.within(Scope.ALL));
    }
}
