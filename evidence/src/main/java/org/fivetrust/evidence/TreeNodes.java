package org.fivetrust.evidence;

import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.fivetrust.evidence.model.Frontier.Completed;
import org.fivetrust.evidence.model.HashFamily;
import org.fivetrust.evidence.model.LeafRange;
import org.fivetrust.evidence.model.Node;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The complete subtrees of the log. */
class TreeNodes {

    private static final int AT_ONCE = 1000;

    private final DatabaseClient database;

    TreeNodes(DatabaseClient database) {
        this.database = database;
    }

    /** A node with its hash in both families. */
    record Hashed(Node node, byte[] sha256, byte[] sm3) {

        byte[] hash(HashFamily hashFamily) {
            return switch (hashFamily) {
                case SHA256 -> sha256;
                case SM3 -> sm3;
            };
        }
    }

    /** Some nodes, to look up. */
    record Known(Map<Node, Hashed> nodes) {

        Function<Node, byte[]> in(HashFamily hashFamily) {
            return node -> Objects.requireNonNull(nodes.get(node), () -> "the log has lost " + node)
                    .hash(hashFamily);
        }

        List<byte[]> roots(HashFamily hashFamily, List<LeafRange> spans) {
            return spans.stream()
                    .map(leafRange -> org.fivetrust.evidence.model.Tree.root(hashFamily, leafRange, in(hashFamily)))
                    .toList();
        }
    }

    private record Row(short level, long place, byte[] sha256, byte[] sm3) {

        Hashed read() {
            return new Hashed(new Node(level, place), sha256, sm3);
        }
    }

    Mono<Known> covering(List<LeafRange> spans) {
        return find(spans.stream()
                        .flatMap(leafRange -> leafRange.cover().stream())
                        .toList())
                .collectMap(Hashed::node, hashed -> hashed, HashMap::new)
                .map(Known::new);
    }

    Flux<Hashed> find(Collection<Node> nodes) {
        return Flux.fromIterable(nodes).buffer(AT_ONCE).concatMap(this::some);
    }

    private Flux<Hashed> some(List<Node> nodes) {
        return database.sql("""
                        select node.level, node.place, node.sha256, node.sm3
                          from unnest(:levels, :places) as wanted (level, place)
                          join evidence_node node on node.level = wanted.level and node.place = wanted.place
                        """)
                .bind("levels", nodes.stream().map(node -> (short) node.level()).toArray(Short[]::new))
                .bind("places", nodes.stream().map(Node::index).toArray(Long[]::new))
                .mapProperties(Row.class)
                .all()
                .map(Row::read);
    }

    /** Those completed by the leaves from one position up to another; on each level they are one range. */
    Mono<List<Hashed>> completed(long from, long to) {
        return database.sql("""
                        select node.level, node.place, node.sha256, node.sm3
                          from generate_series(0, 62) as height (level)
                         cross join lateral (
                             select level, place, sha256, sm3
                               from evidence_node
                              where level = height.level and place >= :from >> height.level
                                and place < :to >> height.level
                             offset 0) node
                         union all
                        select level, place, sha256, sm3
                          from evidence_node
                         where (level < 0 or level > 62) and completed_at >= :from and completed_at < :to
                        """)
                .bind("from", from)
                .bind("to", to)
                .mapProperties(Row.class)
                .all()
                .map(Row::read)
                .collectList();
    }

    Mono<Void> add(List<Completed> sha256, List<Completed> sm3) {
        return database.sql("""
                        insert into evidence_node (level, place, completed_at, sha256, sm3)
                        select level, place, completed_at, decode(sha256, 'hex'), decode(sm3, 'hex')
                          from unnest(:levels, :places, :completed, :sha256, :sm3)
                               as made (level, place, completed_at, sha256, sm3)
                        """)
                .bind(
                        "levels",
                        sha256.stream().map(made -> (short) made.node().level()).toArray(Short[]::new))
                .bind("places", sha256.stream().map(made -> made.node().index()).toArray(Long[]::new))
                .bind(
                        "completed",
                        sha256.stream().map(made -> made.node().completedAt()).toArray(Long[]::new))
                .bind("sha256", hex(sha256))
                .bind("sm3", hex(sm3))
                .then();
    }

    private static String[] hex(List<Completed> made) {
        return made.stream().map(one -> HexFormat.of().formatHex(one.hash())).toArray(String[]::new);
    }
}
