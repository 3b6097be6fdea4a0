package org.fivetrust.evidence.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All it takes to prove one act offline: its leaf, what the leaf commits to, its place, the paths to both roots, and
 * the signed checkpoint. Its format is versioned; a reader refuses what it does not know.
 */
public record Bundle(
        Leaf leaf,
        @Nullable String content,
        long index,
        List<byte[]> path,
        List<byte[]> sm3Path,
        SignedNote checkpoint) {

    public static final String FORMAT = "fivetrust-proof/1";

    private static final Set<String> NAMES = Set.of("leaf", "content", "index", "path", "sm3Path");

    public Bundle {
        path = List.copyOf(path);
        sm3Path = List.copyOf(sm3Path);
    }

    /** What can be wrong with a bundle that can be read. */
    public enum Fault {
        UNKNOWN_FORMAT,
        SIGNATURE,
        OTHER_LOG,
        CONTENT,
        NOT_INCLUDED,
        NOT_INCLUDED_SM3
    }

    public static Bundle parse(String text) {
        var fields = Json.object(text);
        if (!FORMAT.equals(fields.get("format"))) {
            throw new Malformed("format", "not " + FORMAT);
        }
        if (fields.remove("format") != null && fields.remove("checkpoint") instanceof String checkpoint) {
            return of(fields, SignedNote.parse(checkpoint));
        }
        throw new Malformed("bundle", "wants a checkpoint");
    }

    /** What belongs to one leaf, under a checkpoint that others may share. */
    static Bundle of(Map<?, ?> fields, SignedNote checkpoint) {
        if (!NAMES.containsAll(fields.keySet())) {
            throw new Malformed("bundle", "has fields that " + FORMAT + " does not know");
        }
        if (fields.get("leaf") instanceof Map<?, ?> leaf && fields.get("index") instanceof Long index) {
            return new Bundle(
                    Leaf.parse(Json.canonical(leaf)),
                    fields.containsKey("content") ? Json.canonical(fields.get("content")) : null,
                    index,
                    hashes("path", fields.get("path")),
                    hashes("sm3Path", fields.get("sm3Path")),
                    checkpoint);
        }
        throw new Malformed("bundle", "wants leaf, index, path and sm3Path");
    }

    static List<byte[]> hashes(String where, @Nullable Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream()
                    .map(hash -> BinaryText.hash(where, hash.toString()))
                    .toList();
        }
        throw new Malformed(where, "not a list of hashes");
    }

    public String text() {
        var fields = fields();
        fields.put("format", FORMAT);
        fields.put("checkpoint", checkpoint.whole());
        return Json.canonical(fields);
    }

    Map<String, @Nullable Object> fields() {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("leaf", leaf.fields());
        if (content != null) {
            fields.put("content", Json.parse(content));
        }
        fields.put("index", index);
        fields.put("path", path.stream().map(BinaryText::hex).toList());
        fields.put("sm3Path", sm3Path.stream().map(BinaryText::hex).toList());
        return fields;
    }

    /** Everything that is wrong with it; nothing, if it proves what it says. */
    public List<Fault> faults(List<VerifierKey> trusted) {
        var faults = new ArrayList<Fault>();
        var signed = Checkpoint.parse(checkpoint.text());
        check(leaf.isOfKnownFormat(), Fault.UNKNOWN_FORMAT, faults);
        check(checkpoint.signedBy(trusted), Fault.SIGNATURE, faults);
        check(signed.origin().equals(origin(leaf.field("service"))), Fault.OTHER_LOG, faults);
        check(content == null || leaf.commitsTo(content), Fault.CONTENT, faults);
        check(includes(HashFamily.SHA256, signed, path), Fault.NOT_INCLUDED, faults);
        check(signed.sm3() == null || includes(HashFamily.SM3, signed, sm3Path), Fault.NOT_INCLUDED_SM3, faults);
        return faults;
    }

    private static void check(boolean holds, Fault otherwise, List<Fault> faults) {
        if (!holds) {
            faults.add(otherwise);
        }
    }

    private boolean includes(HashFamily hashFamily, Checkpoint signed, List<byte[]> hashes) {
        var root = signed.root(hashFamily);
        return root != null && Proofs.includes(hashFamily, leaf.hash(hashFamily), index, signed.size(), hashes, root);
    }

    /** The name of a service's log, and of the key that signs it. */
    public static String origin(String service) {
        return "fivetrust.org/" + service;
    }
}
