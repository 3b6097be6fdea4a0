package org.fivetrust.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.evidence.model.Leaf;
import org.fivetrust.evidence.model.Malformed;
import org.fivetrust.evidence.model.Node;
import org.jspecify.annotations.Nullable;

/** An audit export, read line by line: one book's year with the leaves that prove it. */
final class Export {

    static final String FORMAT = "fivetrust-export/1";

    private final TreeMap<Long, Voucher> vouchers = new TreeMap<>();
    private final List<Voucher> uncovered = new ArrayList<>();
    private final Map<Node, String> nodes = new HashMap<>();
    private final List<Map<?, ?>> balances = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();
    private Map<?, ?> header = Map.of();
    private @Nullable String checkpoint;
    private @Nullable Long announced;

    /** A posted voucher: its place, its leaf, all it says. */
    record Voucher(long index, Leaf leaf, String content, Map<?, ?> said) {

        Map<?, ?> head() {
            return said.get("voucher") instanceof Map<?, ?> head ? head : Map.of();
        }

        List<Map<?, ?>> lines() {
            var lines = new ArrayList<Map<?, ?>>();
            if (said.get("lines") instanceof List<?> list) {
                for (var line : list) {
                    lines.add(line instanceof Map<?, ?> fields ? fields : Map.of());
                }
            }
            return lines;
        }

        String name() {
            return leaf.field("subject");
        }
    }

    static Export read(Stream<String> lines) {
        var export = new Export();
        lines.filter(line -> !line.isBlank()).forEachOrdered(export::take);
        if (!FORMAT.equals(export.header.get("format"))) {
            throw new Malformed("export", "not " + FORMAT);
        }
        return export;
    }

    private void take(String line) {
        if (announced != null) {
            throw new Malformed("export", "goes on after its end");
        }
        var fields = Json.object(line);
        switch (fields.get("type") instanceof String type ? type : "") {
            case "export" -> header = fields;
            case "voucher" -> voucher(fields);
            case "opening", "balance" -> balances.add(fields);
            case "node" ->
                nodes.put(new Node((int) number(fields, "level"), number(fields, "index")), text(fields, "sha256"));
            case "checkpoint" -> checkpoint = text(fields, "note");
            case "end" -> announced = number(fields, "vouchers");
            case "book", "account" -> {}
            default -> throw new Malformed("export", "has lines this verifier does not know: " + fields.get("type"));
        }
    }

    private void voucher(Map<?, ?> fields) {
        var content = Json.canonical(fields.get("content"));
        var leaf = Leaf.parse(Json.canonical(fields.get("leaf")));
        if (fields.get("index") == null) {
            uncovered.add(new Voucher(-1, leaf, content, Json.object(content)));
            return;
        }
        var voucher = new Voucher(number(fields, "index"), leaf, content, Json.object(content));
        if (vouchers.put(voucher.index(), voucher) != null) {
            twice.add(voucher.name());
        }
    }

    static long number(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof Long number) {
            return number;
        }
        throw new Malformed("export", "wants a number " + name);
    }

    static String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new Malformed("export", "wants a text " + name);
    }

    /** In the order of the log. */
    List<Voucher> vouchers() {
        return List.copyOf(vouchers.values());
    }

    List<Voucher> everyVoucher() {
        return Stream.concat(vouchers.values().stream(), uncovered.stream()).toList();
    }

    List<Voucher> uncovered() {
        return List.copyOf(uncovered);
    }

    List<Long> positions() {
        return List.copyOf(vouchers.keySet());
    }

    Map<Node, String> nodes() {
        return nodes;
    }

    List<Map<?, ?>> balances() {
        return balances;
    }

    List<String> twice() {
        return twice;
    }

    String book() {
        return text(header, "book");
    }

    long year() {
        return number(header, "year");
    }

    String checkpoint() {
        if (checkpoint == null) {
            throw new Malformed("export", "has no checkpoint: it was cut off");
        }
        return checkpoint;
    }

    boolean isWhole() {
        return announced != null && announced == everyVoucher().size();
    }
}
