package org.fivetrust.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.HashFamily;
import org.fivetrust.evidence.model.LeafRange;
import org.fivetrust.evidence.model.Malformed;
import org.fivetrust.evidence.model.Node;
import org.fivetrust.evidence.model.SignedNote;
import org.fivetrust.evidence.model.Tree;
import org.fivetrust.evidence.model.VerifierKey;
import org.fivetrust.verifier.Export.Voucher;
import org.fivetrust.verifier.Fault.Located;
import org.jspecify.annotations.Nullable;

/** Whether an export is what was posted, all of it, and adds up. */
final class ExportCheck {

    private final Export export;
    private final List<Located> found = new ArrayList<>();

    private ExportCheck(Export export) {
        this.export = export;
    }

    static List<Located> faults(Export export, List<VerifierKey> keys) {
        var check = new ExportCheck(export);
        check.wholeness();
        export.everyVoucher().forEach(check::voucher);
        check.numbers();
        check.balances();
        check.tree(keys);
        return check.found;
    }

    private void wholeness() {
        if (!export.isWhole()) {
            found.add(Fault.TRUNCATED.at(""));
        }
        export.twice().forEach(name -> found.add(Fault.TWICE.at(name)));
        export.uncovered().forEach(voucher -> found.add(Fault.NOT_COVERED.at(voucher.name())));
    }

    private void voucher(Voucher voucher) {
        if (!voucher.leaf().commitsTo(voucher.content())) {
            found.add(Fault.CONTENT.at(voucher.name()));
        }
        if (!"voucher.posted".equals(voucher.leaf().field("kind"))
                || !export.book().equals(voucher.head().get("book"))
                || !voucher.name().equals(voucher.head().get("id"))
                || !String.valueOf(voucher.head().get("date")).startsWith(export.year() + "-")) {
            found.add(Fault.OTHER_BOOK.at(voucher.name()));
        }
        if (sum(voucher, "debit") != sum(voucher, "credit")) {
            found.add(Fault.UNBALANCED.at(voucher.name()));
        }
    }

    private static long sum(Voucher voucher, String side) {
        return voucher.lines().stream()
                .mapToLong(line -> Export.number(line, side))
                .reduce(0, Math::addExact);
    }

    private void numbers() {
        var numbers = new TreeMap<String, TreeSet<Long>>();
        for (var voucher : export.everyVoucher()) {
            var series = voucher.head().get("month") + " " + voucher.head().get("type");
            if (!numbers.computeIfAbsent(series, _ -> new TreeSet<>()).add(Export.number(voucher.head(), "number"))) {
                found.add(Fault.NUMBER_MISSING.at(series));
            }
        }
        numbers.forEach((series, given) -> {
            if (given.first() != 1 || given.last() != given.size()) {
                found.add(Fault.NUMBER_MISSING.at(series));
            }
        });
    }

    private void balances() {
        var summed = new HashMap<String, long[]>();
        for (var voucher : export.everyVoucher()) {
            for (var line : voucher.lines()) {
                var key = Export.text(line, "account") + " " + voucher.head().get("month");
                var sums = summed.computeIfAbsent(key, _ -> new long[2]);
                sums[0] = Math.addExact(sums[0], Export.number(line, "debit"));
                sums[1] = Math.addExact(sums[1], Export.number(line, "credit"));
            }
        }
        for (var balance : export.balances()) {
            if ("balance".equals(balance.get("type"))) {
                var key = Export.text(balance, "account") + " " + Export.text(balance, "month");
                compare(key, summed.remove(key), balance);
            }
        }
        summed.keySet().forEach(key -> found.add(Fault.BALANCE.at(key)));
    }

    private void compare(String key, long @Nullable [] sums, Map<?, ?> balance) {
        if (sums == null || sums[0] != Export.number(balance, "debit") || sums[1] != Export.number(balance, "credit")) {
            found.add(Fault.BALANCE.at(key));
        }
    }

    private void tree(List<VerifierKey> keys) {
        var signedNote = SignedNote.parse(export.checkpoint());
        var signed = Checkpoint.parse(signedNote.text());
        if (!signedNote.signedBy(keys)) {
            found.add(Fault.SIGNATURE.at(signed.origin() + " " + signed.size()));
        }
        if (services().anyMatch(service -> !Bundle.origin(service).equals(signed.origin()))) {
            found.add(Fault.OTHER_LOG.at(signed.origin()));
        }
        if (!HexFormat.of().formatHex(signed.sha256()).equals(root(signed.size()))) {
            found.add(Fault.NO_TREE.at(Long.toString(signed.size())));
        }
    }

    private Stream<String> services() {
        return export.vouchers().stream()
                .map(voucher -> voucher.leaf().field("service"))
                .distinct();
    }

    /** The root that the vouchers' own leaves give, with the nodes around them; none, if some are missing. */
    private String root(long size) {
        var leaves = new HashMap<Long, Voucher>();
        export.vouchers().forEach(voucher -> leaves.put(voucher.index(), voucher));
        try {
            var inside = export.positions().stream().filter(at -> at < size).toList();
            if (inside.size() < leaves.size()) {
                return "";
            }
            return HexFormat.of()
                    .formatHex(Tree.root(
                            HashFamily.SHA256,
                            new LeafRange(0, size),
                            inside,
                            at -> Objects.requireNonNull(leaves.get(at)).leaf().hash(HashFamily.SHA256),
                            this::node));
        } catch (Malformed missing) {
            return "";
        }
    }

    private byte[] node(Node node) {
        var hash = export.nodes().get(node);
        if (hash == null
                || hash.length() != 64
                || hash.chars().anyMatch(digit -> "0123456789abcdef".indexOf(digit) < 0)) {
            throw new Malformed("node", "missing");
        }
        return HexFormat.of().parseHex(hash);
    }
}
