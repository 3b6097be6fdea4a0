package org.fivetrust.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.Frontier;
import org.fivetrust.evidence.model.Frontier.Completed;
import org.fivetrust.evidence.model.HashFamily;
import org.fivetrust.evidence.model.LeafRange;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.TransactionActivity;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Gives committed leaves their positions. Acts never wait for it: they only write their leaf. One instance at a time
 * holds the head's row, takes what has been committed in the order it was written, adds it to the tree and signs the
 * outcome when that is due. An act that rests on another was written after it, so a leaf never stands before what it
 * rests on.
 */
class Sequencer {

    private static final Logger log = LoggerFactory.getLogger(Sequencer.class);

    private final DatabaseClient database;
    private final Transactions transactions;
    private final TreeNodes treeNodes;
    private final CheckpointStore checkpointStore;
    private final SigningKey key;
    private final EvidenceSettings settings;
    private final Clock clock;
    private final TransactionActivity activity;
    private final String origin;

    Sequencer(
            DatabaseClient database,
            Transactions transactions,
            TreeNodes treeNodes,
            CheckpointStore checkpointStore,
            SigningKey key,
            EvidenceSettings settings,
            Clock clock,
            TransactionActivity activity,
            Environment environment) {
        this.database = database;
        this.transactions = transactions;
        this.treeNodes = treeNodes;
        this.checkpointStore = checkpointStore;
        this.key = key;
        this.settings = settings;
        this.clock = clock;
        this.activity = activity;
        this.origin = Bundle.origin(environment.getRequiredProperty("spring.application.name"));
    }

    private record Pending(long seq, String body) {}

    /** A tree in both families, with what it has completed since it was loaded. */
    private record Growing(Frontier sha256, Frontier sm3, List<Completed> madeSha256, List<Completed> madeSm3) {

        static Growing of(long size, TreeNodes.Known known) {
            return new Growing(
                    Frontier.at(HashFamily.SHA256, size, known.in(HashFamily.SHA256)),
                    Frontier.at(HashFamily.SM3, size, known.in(HashFamily.SM3)),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        Growing add(List<Pending> leaves) {
            for (var leaf : leaves) {
                var entry = leaf.body().getBytes(StandardCharsets.UTF_8);
                madeSha256.addAll(sha256.add(HashFamily.SHA256.leaf(entry)));
                madeSm3.addAll(sm3.add(HashFamily.SM3.leaf(entry)));
            }
            return this;
        }

        Checkpoint checkpoint(String origin) {
            return new Checkpoint(origin, sha256.size(), sha256.root(), sm3.root());
        }
    }

    /** How far the tree has come, how far it is signed, and whether leaves wait. */
    private record Head(long size, long signed, @Nullable Instant signedAt, boolean waiting) {

        boolean isIdle(boolean adding, boolean due) {
            return !adding && (signed == size || !due);
        }

        boolean isSignedSince(Instant moment) {
            return signedAt != null && signedAt.isAfter(moment);
        }
    }

    /**
     * Without transactions there are no new leaves here; those of other instances are looked for less often. Where
     * there is nothing to do, one look without a lock shows it: a row lock is a write.
     */
    @Scheduled(fixedDelayString = "${evidence.every:PT0.3S}")
    Mono<Void> round() {
        return Mono.defer(() -> activity.awaitWork(settings.quietAfter(), settings.quietEvery()))
                .flatMap(_ -> look())
                .flatMap(_ -> advance())
                .flatMap(_ -> witness())
                .doOnError(broken -> log.warn("leaves wait for their places: {}", broken.toString()))
                .onErrorComplete()
                .then();
    }

    private Mono<Head> look() {
        return head("").filter(head -> !head.isIdle(head.waiting(), isDue(head)));
    }

    private Mono<Integer> advance() {
        return head("for update of head skip locked")
                .flatMap(head -> grow(head, isDue(head)))
                .as(transactions.within(Scope.ALL));
    }

    private boolean isDue(Head head) {
        return !head.isSignedSince(clock.instant().minus(settings.checkpointEvery()));
    }

    /** Brings everything committed so far into the tree and signs it. */
    Mono<Void> seal() {
        return head("for update of head")
                .flatMap(head -> grow(head, true).defaultIfEmpty(0))
                .as(transactions.within(Scope.ALL))
                .repeat()
                .takeUntil(added -> added < settings.batch())
                .then(Mono.defer(this::witness));
    }

    /** After the commit: what is remembered has happened. */
    private Mono<Void> witness() {
        return checkpointStore
                .latest()
                .publishOn(Schedulers.boundedElastic())
                .flatMap(latest -> Mono.fromRunnable(() -> key.remember(latest)));
    }

    private Mono<Head> head(String lock) {
        return database.sql("""
                        select head.size, coalesce(latest.size, 0) as signed, latest.signed_at, leaves_wait() as waiting
                          from evidence_head head
                          left join (select size, signed_at from evidence_checkpoint order by size desc limit 1) latest
                            on true
                        """ + lock).mapProperties(Head.class).one();
    }

    private Mono<Integer> grow(Head head, boolean due) {
        return pending()
                .filter(leaves -> !head.isIdle(!leaves.isEmpty(), due))
                .flatMap(leaves -> grow(head.size(), leaves, due));
    }

    private Mono<List<Pending>> pending() {
        return database.sql("""
                        select leaf.seq, leaf.body
                          from (select principal, seq from evidence_pending order by seq limit :batch) pending
                          join evidence_leaf leaf on leaf.principal = pending.principal and leaf.seq = pending.seq
                         order by leaf.seq
                        """)
                .bind("batch", settings.batch())
                .mapProperties(Pending.class)
                .all()
                .collectList();
    }

    private Mono<Integer> grow(long size, List<Pending> leaves, boolean due) {
        return treeNodes
                .covering(List.of(new LeafRange(0, size)))
                .map(known -> Growing.of(size, known).add(leaves))
                .flatMap(growing -> keep(size, leaves, growing).then(due ? sign(growing) : Mono.empty()))
                .thenReturn(leaves.size());
    }

    private Mono<Void> keep(long size, List<Pending> leaves, Growing growing) {
        return leaves.isEmpty()
                ? Mono.empty()
                : treeNodes.add(growing.madeSha256(), growing.madeSm3()).then(place(size, leaves));
    }

    private Mono<Void> place(long size, List<Pending> leaves) {
        return database.sql("select place_leaves(:size, :leaves)")
                .bind("size", size)
                .bind("leaves", leaves.stream().map(Pending::seq).toArray(Long[]::new))
                .then();
    }

    private Mono<Void> sign(Growing growing) {
        var checkpoint = growing.checkpoint(origin);
        return checkpoint.size() == 0
                ? Mono.empty()
                : checkpointStore.add(checkpoint, key.sign(checkpoint.text()), clock.instant());
    }
}
