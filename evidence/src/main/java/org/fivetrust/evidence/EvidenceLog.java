package org.fivetrust.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.Consistency;
import org.fivetrust.evidence.model.HashFamily;
import org.fivetrust.evidence.model.Leaf;
import org.fivetrust.evidence.model.LeafRange;
import org.fivetrust.evidence.model.Manifest;
import org.fivetrust.evidence.model.Node;
import org.fivetrust.evidence.model.ProofSet;
import org.fivetrust.evidence.model.Tree;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the log of this service can show. */
public class EvidenceLog {

    private final DatabaseClient database;
    private final Transactions transactions;
    private final Sequencer sequencer;
    private final TreeNodes treeNodes;
    private final CheckpointStore checkpointStore;
    private final SigningKey key;

    EvidenceLog(
            DatabaseClient database,
            Transactions transactions,
            Sequencer sequencer,
            TreeNodes treeNodes,
            CheckpointStore checkpointStore,
            SigningKey key) {
        this.database = database;
        this.transactions = transactions;
        this.sequencer = sequencer;
        this.treeNodes = treeNodes;
        this.checkpointStore = checkpointStore;
        this.key = key;
    }

    /** Brings everything committed so far under a signature, and shows it. Not to be called within a transaction. */
    public Mono<SignedCheckpoint> seal() {
        return sequencer.seal().then(Mono.defer(this::latest));
    }

    /** The last signature there is. */
    public Mono<SignedCheckpoint> latest() {
        return checkpointStore.latest().switchIfEmpty(Mono.error(() -> new NotFound("checkpoint", "of this log")));
    }

    public Mono<SignedCheckpoint> checkpoint(long size) {
        return checkpointStore.of(size).switchIfEmpty(Mono.error(() -> new NotFound("checkpoint", size)));
    }

    /**
     * The proof of the last act of a kind done on a subject, under the latest signature; one is made if the act has
     * none yet. Not to be called within a transaction.
     */
    public Mono<Bundle> prove(Scope scope, String kind, String subject) {
        return Mono.defer(() -> proof(scope, kind, subject))
                .switchIfEmpty(Mono.defer(() -> seal().then(proof(scope, kind, subject))))
                .switchIfEmpty(Mono.error(() -> new NotFound("leaf", subject)));
    }

    /**
     * The proofs of all acts on some subjects, oldest first, under the latest signature and with a signed manifest. Not
     * to be called within a transaction.
     */
    public Mono<ProofSet> prove(Scope scope, String about, Collection<String> subjects) {
        return Mono.defer(() -> proofs(scope, about, subjects))
                .switchIfEmpty(Mono.defer(() -> seal().then(proofs(scope, about, subjects))))
                .switchIfEmpty(Mono.error(() -> new NotFound("leaf", about)));
    }

    private Mono<ProofSet> proofs(Scope scope, String about, Collection<String> subjects) {
        return Mono.zip(leaves(scope, subjects), checkpointStore.latest())
                .map(found -> found.getT1().stream()
                        .map(leaf -> new Placed(leaf, found.getT2()))
                        .toList())
                .filter(placed -> !placed.isEmpty() && placed.stream().allMatch(Placed::isSigned))
                .flatMap(this::bundles)
                .map(bundles -> set(about, bundles))
                .as(transactions.within(scope));
    }

    private ProofSet set(String about, List<Bundle> bundles) {
        var checkpoint = bundles.getFirst().checkpoint();
        var size = Checkpoint.parse(checkpoint.text()).size();
        var manifest = Manifest.of(bundles.getFirst().leaf().field("service"), about, size, bundles);
        return new ProofSet(about, bundles, checkpoint, key.sign(manifest.text()), Map.of());
    }

    private Mono<List<LeafRow>> leaves(Scope scope, Collection<String> subjects) {
        return database.sql("""
                        select leaf.body, leaf.content, place.position
                          from evidence_leaf leaf
                          left join evidence_position place on place.principal = leaf.principal and place.seq = leaf.seq
                         where leaf.subject = any(:subjects)
                        """ + scope.condition("leaf.principal") + " order by leaf.seq")
                .bind("subjects", subjects.toArray(String[]::new))
                .mapProperties(LeafRow.class)
                .all()
                .collectList();
    }

    private Mono<List<Bundle>> bundles(List<Placed> placed) {
        var paths = placed.stream().map(Placed::path).toList();
        return treeNodes
                .covering(paths.stream().flatMap(List::stream).distinct().toList())
                .map(known -> placed.stream().map(one -> one.bundle(known)).toList());
    }

    private Mono<Bundle> proof(Scope scope, String kind, String subject) {
        return Mono.zip(leaf(scope, kind, subject), checkpointStore.latest(), Placed::new)
                .filter(Placed::isSigned)
                .flatMap(placed -> treeNodes.covering(placed.path()).map(placed::bundle))
                .as(transactions.within(scope));
    }

    private record Placed(LeafRow leaf, SignedCheckpoint checkpoint) {

        boolean isSigned() {
            return leaf.position() != null && leaf.position() < checkpoint.size();
        }

        long index() {
            return Objects.requireNonNull(leaf.position());
        }

        List<LeafRange> path() {
            return Tree.inclusion(index(), checkpoint.size());
        }

        Bundle bundle(TreeNodes.Known known) {
            return new Bundle(
                    Leaf.parse(leaf.body()),
                    leaf.content(),
                    index(),
                    known.roots(HashFamily.SHA256, path()),
                    known.roots(HashFamily.SM3, path()),
                    checkpoint.read());
        }
    }

    private Mono<LeafRow> leaf(Scope scope, String kind, String subject) {
        return database.sql("""
                        select leaf.body, leaf.content, place.position
                          from evidence_leaf leaf
                          left join evidence_position place on place.principal = leaf.principal and place.seq = leaf.seq
                         where leaf.subject = :subject and leaf.kind = :kind
                        """ + scope.condition("leaf.principal") + " order by leaf.seq desc limit 1")
                .bind("subject", subject)
                .bind("kind", kind)
                .mapProperties(LeafRow.class)
                .one();
    }

    /** Between two sizes the tree has had. */
    public Mono<Consistency> consistency(long from, long to) {
        var proof = Tree.consistency(from, to);
        return treeNodes
                .covering(proof)
                .map(known -> new Consistency(
                        from, to, known.roots(HashFamily.SHA256, proof), known.roots(HashFamily.SM3, proof)));
    }

    /** A node of the tree with its hash, for clients that compute the root. */
    public record Hash(Node node, byte[] sha256) {}

    public Flux<Hash> nodes(List<Node> wanted) {
        return treeNodes.find(wanted).map(hashed -> new Hash(hashed.node(), hashed.sha256()));
    }

    /** A leaf by its place: its hashes for everyone, its text only for whom it concerns. */
    public record Entry(
            long index, byte[] sha256, byte[] sm3, @Nullable String body) {}

    private record EntryRow(
            long place, byte[] sha256, byte[] sm3, @Nullable String body) {}

    /** Row-level security leaves the texts of others out. */
    Flux<Entry> entries(Scope scope, long from, int limit) {
        return database.sql("""
                        select node.place, node.sha256, node.sm3, leaf.body
                          from evidence_node node
                          left join evidence_position here
                            on here.position = node.place and here.position >= :from and here.position < :to
                          left join evidence_leaf leaf
                            on leaf.principal = here.principal and leaf.seq = here.seq
                        """ + scope.condition("leaf.principal") + """

                         where node.level = 0 and node.place >= :from and node.place < :to
                         order by node.place
                        """)
                .bind("from", from)
                .bind("to", Math.addExact(from, limit))
                .mapProperties(EntryRow.class)
                .all()
                .map(row -> new Entry(row.place(), row.sha256(), row.sm3(), row.body()))
                .collectList()
                .as(transactions.within(scope))
                .flatMapIterable(entries -> entries);
    }
}
