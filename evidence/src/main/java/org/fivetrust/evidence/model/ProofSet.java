package org.fivetrust.evidence.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All acts on one thing, proven together: each leaf with its paths, one signed checkpoint for all of them, and the
 * signed manifest of all leaves that there are. Annexes are what a leaf holds only the digest of.
 */
public record ProofSet(
        String about, List<Bundle> bundles, SignedNote checkpoint, SignedNote manifest, Map<String, ?> annexes) {

    public static final String FORMAT = "fivetrust-proof-set/1";

    private static final Set<String> NAMES = Set.of("format", "about", "leaves", "checkpoint", "manifest", "annexes");

    public ProofSet {
        bundles = List.copyOf(bundles);
    }

    public ProofSet with(Map<String, ?> others) {
        return new ProofSet(about, bundles, checkpoint, manifest, others);
    }

    /** Whether this is the text of a set, and not of a single act. */
    public static boolean isOne(String text) {
        return FORMAT.equals(Json.object(text).get("format"));
    }

    public static ProofSet parse(String text) {
        var fields = Json.object(text);
        if (!FORMAT.equals(fields.get("format")) || !NAMES.equals(fields.keySet())) {
            throw new Malformed("proof set", "wants the fields of " + FORMAT + " and no others");
        }
        if (fields.get("about") instanceof String about
                && fields.get("leaves") instanceof List<?> leaves
                && fields.get("checkpoint") instanceof String checkpoint
                && fields.get("manifest") instanceof String manifest
                && fields.get("annexes") instanceof Map<?, ?> annexes) {
            var signed = SignedNote.parse(checkpoint);
            return new ProofSet(
                    about,
                    leaves.stream().map(leaf -> bundle(leaf, signed)).toList(),
                    signed,
                    SignedNote.parse(manifest),
                    Json.object(Json.canonical(annexes)));
        }
        throw new Malformed("proof set", "wants about, leaves, checkpoint, manifest and annexes");
    }

    private static Bundle bundle(@Nullable Object leaf, SignedNote checkpoint) {
        if (leaf instanceof Map<?, ?> fields) {
            return Bundle.of(fields, checkpoint);
        }
        throw new Malformed("proof set", "has a leaf that is no object");
    }

    public String text() {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("format", FORMAT);
        fields.put("about", about);
        fields.put("leaves", bundles.stream().map(Bundle::fields).toList());
        fields.put("checkpoint", checkpoint.whole());
        fields.put("manifest", manifest.whole());
        fields.put("annexes", annexes);
        return Json.canonical(fields);
    }
}
