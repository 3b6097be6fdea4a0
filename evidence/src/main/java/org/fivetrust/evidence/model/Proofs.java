package org.fivetrust.evidence.model;

import java.security.MessageDigest;
import java.util.List;

/** Checks proofs without the tree (RFC 9162, sections 2.1.3.2 and 2.1.4.2). */
public final class Proofs {

    private Proofs() {}

    private static boolean areHashes(List<byte[]> hashes) {
        return hashes.stream().allMatch(hash -> hash.length == HashFamily.HASH_LENGTH);
    }

    public static boolean includes(
            HashFamily hashFamily, byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || !areHashes(path) || !areHashes(List.of(leaf, root))) {
            return false;
        }
        var at = index;
        var last = size - 1;
        var hash = leaf;
        for (var sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = hashFamily.node(sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = hashFamily.node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    public static boolean consistent(
            HashFamily hashFamily, long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> proof) {
        if (first < 0 || first > second || !areHashes(proof) || !areHashes(List.of(firstRoot, secondRoot))) {
            return false;
        }
        if (first == 0 && !MessageDigest.isEqual(firstRoot, hashFamily.nothing())) {
            return false;
        }
        if (first == 0 || first == second) {
            return proof.isEmpty() && (first < second || MessageDigest.isEqual(firstRoot, secondRoot));
        }
        if (proof.isEmpty()) {
            return false;
        }
        return Long.bitCount(first) == 1
                ? climb(hashFamily, first, firstRoot, second, secondRoot, firstRoot, proof)
                : climb(
                        hashFamily,
                        first,
                        firstRoot,
                        second,
                        secondRoot,
                        proof.getFirst(),
                        proof.subList(1, proof.size()));
    }

    private static boolean climb(
            HashFamily hashFamily,
            long first,
            byte[] firstRoot,
            long second,
            byte[] secondRoot,
            byte[] seed,
            List<byte[]> steps) {
        var at = first - 1;
        var last = second - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        var earlier = seed;
        var later = seed;
        for (var step : steps) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                earlier = hashFamily.node(step, earlier);
                later = hashFamily.node(step, later);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                later = hashFamily.node(later, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(earlier, firstRoot) && MessageDigest.isEqual(later, secondRoot);
    }
}
