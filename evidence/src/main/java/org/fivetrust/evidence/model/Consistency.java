package org.fivetrust.evidence.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows that a log of one size is the beginning of the same log at a later one. */
public record Consistency(long from, long to, List<byte[]> path, List<byte[]> sm3Path) {

    public static final String FORMAT = "fivetrust-consistency/1";

    public Consistency {
        path = List.copyOf(path);
        sm3Path = List.copyOf(sm3Path);
    }

    public static Consistency parse(String text) {
        var fields = Json.object(text);
        if (FORMAT.equals(fields.get("format"))
                && fields.get("from") instanceof Long from
                && fields.get("to") instanceof Long to) {
            return new Consistency(
                    from,
                    to,
                    Bundle.hashes("path", fields.get("path")),
                    Bundle.hashes("sm3Path", fields.get("sm3Path")));
        }
        throw new Malformed("consistency", "wants format, from, to, path and sm3Path");
    }

    public Map<String, @Nullable Object> fields() {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("format", FORMAT);
        fields.put("from", from);
        fields.put("to", to);
        fields.put("path", path.stream().map(BinaryText::hex).toList());
        fields.put("sm3Path", sm3Path.stream().map(BinaryText::hex).toList());
        return fields;
    }

    /** Whether it leads from the one checkpoint to the other, in every family both have. */
    public boolean leads(Checkpoint earlier, Checkpoint later) {
        return earlier.size() == from
                && later.size() == to
                && earlier.origin().equals(later.origin())
                && Proofs.consistent(HashFamily.SHA256, from, earlier.sha256(), to, later.sha256(), path)
                && (earlier.sm3() == null
                        || later.sm3() == null
                        || Proofs.consistent(HashFamily.SM3, from, earlier.sm3(), to, later.sm3(), sm3Path));
    }
}
