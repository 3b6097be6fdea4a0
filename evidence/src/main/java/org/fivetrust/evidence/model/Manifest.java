package org.fivetrust.evidence.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All leaves that a log of some size has of one thing, named by place, kind and hash. Signed, it shows which leaf a
 * proof leaves out. Its origin is not that of checkpoints, so that neither is ever taken for the other.
 */
public record Manifest(String origin, String about, long size, List<Line> lines) {

    private static final String OF = "/manifest";

    public Manifest {
        lines = List.copyOf(lines);
    }

    /** A leaf that there is. */
    public record Line(long index, String kind, String sha256) {

        static Line of(Bundle bundle) {
            return new Line(
                    bundle.index(),
                    bundle.leaf().field("kind"),
                    BinaryText.hex(bundle.leaf().hash(HashFamily.SHA256)));
        }

        private static Line parse(String line) {
            var words = line.split(" ", -1);
            if (words.length != 3 || words[1].isEmpty()) {
                throw new Malformed("manifest", "wants index, kind and hash on each line");
            }
            return new Line(
                    BinaryText.count("manifest", words[0]),
                    words[1],
                    BinaryText.hex(BinaryText.hash("manifest", words[2])));
        }

        public boolean names(Bundle bundle) {
            return equals(of(bundle));
        }

        private String text() {
            return index + " " + kind + " " + sha256 + "\n";
        }
    }

    /** The manifest of a service's log. */
    public static Manifest of(String service, String about, long size, List<Bundle> bundles) {
        return new Manifest(
                origin(service), about, size, bundles.stream().map(Line::of).toList());
    }

    public static String origin(String service) {
        return Bundle.origin(service) + OF;
    }

    public String text() {
        return origin + "\n" + about + "\n" + size + "\n"
                + lines.stream().map(Line::text).collect(Collectors.joining());
    }

    public static Manifest parse(String text) {
        if (!text.endsWith("\n")) {
            throw new Malformed("manifest", "does not end with a line");
        }
        var lines = BinaryText.lines(text.substring(0, text.length() - 1));
        if (lines.size() < 3) {
            throw new Malformed("manifest", "wants an origin, what it is about, and a size");
        }
        return new Manifest(
                lines.get(0),
                lines.get(1),
                BinaryText.count("manifest", lines.get(2)),
                lines.stream().skip(3).map(Line::parse).toList());
    }
}
