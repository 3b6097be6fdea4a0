package org.fivetrust.evidence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TreeTest {

    private static final int LARGEST = 130;

    /** The leaves that Certificate Transparency's own tests use. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    /** A tree by the definition of RFC 6962, section 2.1, and by growing it. */
    private record World(HashFamily family, List<byte[]> hashes, Map<Node, byte[]> nodes, List<byte[]> roots) {

        static World of(HashFamily hashFamily, int size) {
            var world = new World(hashFamily, new ArrayList<>(), new HashMap<>(), new ArrayList<>());
            var frontier = new Frontier(hashFamily);
            world.roots.add(frontier.root());
            for (var i = 0; i < size; i++) {
                var leaf = hashFamily.leaf(new byte[] {(byte) i, (byte) (i >> 8), 7});
                world.hashes.add(leaf);
                frontier.add(leaf).forEach(done -> world.nodes.put(done.node(), done.hash()));
                world.roots.add(frontier.root());
            }
            return world;
        }

        byte[] defined(int from, int to) {
            if (to == from) {
                return family.nothing();
            }
            if (to - from == 1) {
                return hashes.get(from);
            }
            var split = from + Integer.highestOneBit(to - from - 1);
            return family.node(defined(from, split), defined(split, to));
        }

        List<byte[]> hashes(List<LeafRange> spans) {
            return spans.stream()
                    .map(leafRange -> Tree.root(family, leafRange, nodes::get))
                    .toList();
        }
    }

    @Test
    void theRootsOfTheWellKnownLeavesAreTheWellKnownRoots() {
        var frontier = new Frontier(HashFamily.SHA256);
        assertThat(HexFormat.of().formatHex(frontier.root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (var i = 0; i < LEAVES.size(); i++) {
            frontier.add(HashFamily.SHA256.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(HexFormat.of().formatHex(frontier.root())).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void sm3IsTheDigestOfItsStandard() {
        assertThat(HexFormat.of().formatHex(HashFamily.SM3.digest("abc".getBytes())))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @ParameterizedTest
    @EnumSource
    void growingATreeGivesItsDefinition(HashFamily hashFamily) {
        var world = World.of(hashFamily, LARGEST);
        for (var size = 0; size <= LARGEST; size++) {
            assertThat(world.roots.get(size)).isEqualTo(world.defined(0, size));
            assertThat(Frontier.at(hashFamily, size, world.nodes::get).root()).isEqualTo(world.defined(0, size));
            assertThat(Tree.root(hashFamily, new LeafRange(0, size), world.nodes::get))
                    .isEqualTo(world.defined(0, size));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyLeafOfEveryTreeIsProvenAndNothingElse(HashFamily hashFamily) {
        var world = World.of(hashFamily, LARGEST);
        for (var size = 1; size <= LARGEST; size++) {
            var root = world.roots.get(size);
            for (var index = 0; index < size; index++) {
                var leaf = world.hashes.get(index);
                var path = world.hashes(Tree.inclusion(index, size));
                assertThat(Proofs.includes(hashFamily, leaf, index, size, path, root))
                        .isTrue();
                assertThat(path.size()).isLessThanOrEqualTo(64 - Long.numberOfLeadingZeros(size));
                assertThat(Proofs.includes(hashFamily, leaf, index + 1, size, path, root))
                        .isFalse();
                assertThat(Proofs.includes(hashFamily, leaf, index - 1, size, path, root))
                        .isFalse();
                assertThat(Proofs.includes(hashFamily, hashFamily.nothing(), index, size, path, root))
                        .isFalse();
                assertThat(Proofs.includes(hashFamily, leaf, index, size, longer(path), root))
                        .isFalse();
                for (var i = 0; i < path.size(); i++) {
                    assertThat(Proofs.includes(hashFamily, leaf, index, size, flipped(path, i), root))
                            .isFalse();
                    assertThat(Proofs.includes(hashFamily, leaf, index, size, without(path, i), root))
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTreeIsTheBeginningOfEveryLaterOneAndOfNoOther(HashFamily hashFamily) {
        var world = World.of(hashFamily, LARGEST);
        for (var second = 0; second <= LARGEST; second++) {
            for (var first = 0; first <= second; first++) {
                var proof = world.hashes(Tree.consistency(first, second));
                var earlier = world.roots.get(first);
                var later = world.roots.get(second);
                assertThat(Proofs.consistent(hashFamily, first, earlier, second, later, proof))
                        .isTrue();
                assertThat(Proofs.consistent(hashFamily, first, flipped(earlier), second, later, proof))
                        .isFalse();
                assertThat(Proofs.consistent(hashFamily, first, earlier, second, flipped(later), proof))
                        .isEqualTo(first == 0 && second > 0);
                assertThat(Proofs.consistent(hashFamily, first, earlier, second, later, longer(proof)))
                        .isFalse();
                for (var i = 0; i < proof.size(); i++) {
                    assertThat(Proofs.consistent(hashFamily, first, earlier, second, later, flipped(proof, i)))
                            .isFalse();
                    assertThat(Proofs.consistent(hashFamily, first, earlier, second, later, without(proof, i)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void someLeavesAndTheNodesAroundThemGiveTheRoot() {
        var world = World.of(HashFamily.SHA256, LARGEST);
        for (var size = 1; size <= LARGEST; size += 3) {
            for (var step = 1; step < 20; step += 4) {
                var positions = new ArrayList<Long>();
                for (var at = (long) step / 2; at < size; at += step) {
                    positions.add(at);
                }
                var around = Tree.around(positions, size);
                var root = Tree.root(
                        HashFamily.SHA256,
                        new LeafRange(0, size),
                        positions,
                        at -> world.hashes.get(at.intValue()),
                        node -> around.contains(node) ? world.nodes.get(node) : new byte[32]);
                assertThat(root).isEqualTo(world.roots.get(size));
            }
        }
    }

    @Test
    void thereIsNoProofOfWhatIsNotThere() {
        assertThatThrownBy(() -> Tree.inclusion(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tree.inclusion(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tree.consistency(4, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_a_hash_proves_nothing(HashFamily hashFamily) {
        var short31 = new byte[HashFamily.HASH_LENGTH - 1];
        var joined = new byte[HashFamily.HASH_LENGTH * 2];
        for (var wrong : List.of(new byte[0], short31, joined)) {
            var leaf = hashFamily.leaf(new byte[] {1});
            assertThat(Proofs.includes(hashFamily, leaf, 0, 2, List.of(wrong), hashFamily.node(leaf, wrong)))
                    .isFalse();
            assertThat(Proofs.includes(hashFamily, wrong, 0, 1, List.of(), wrong))
                    .isFalse();
            assertThat(Proofs.consistent(hashFamily, 1, leaf, 2, hashFamily.node(leaf, wrong), List.of(wrong)))
                    .isFalse();
            assertThat(Proofs.consistent(hashFamily, 3, wrong, 3, wrong, List.of()))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_log_without_leaves_has_one_root(HashFamily hashFamily) {
        var other = hashFamily.leaf(new byte[0]);
        assertThat(Proofs.consistent(hashFamily, 0, other, 0, other, List.of())).isFalse();
        assertThat(Proofs.consistent(hashFamily, 0, hashFamily.nothing(), 0, hashFamily.nothing(), List.of()))
                .isTrue();
        assertThatThrownBy(() -> new Checkpoint("fivetrust.org/accounts", 0, other, null))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("without leaves");
        assertThatThrownBy(() -> new Checkpoint("fivetrust.org/accounts", 0, HashFamily.SHA256.nothing(), other))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new Checkpoint("fivetrust.org/accounts", 1, new byte[31], null))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("32 bytes");
    }

    private static byte[] flipped(byte[] hash) {
        var other = hash.clone();
        other[5] ^= 1;
        return other;
    }

    private static List<byte[]> flipped(List<byte[]> path, int at) {
        var other = new ArrayList<>(path);
        other.set(at, flipped(path.get(at)));
        return other;
    }

    private static List<byte[]> without(List<byte[]> path, int at) {
        var other = new ArrayList<>(path);
        other.remove(at);
        return other;
    }

    private static List<byte[]> longer(List<byte[]> path) {
        var other = new ArrayList<>(path);
        other.add(new byte[32]);
        return other;
    }
}
