package org.fivetrust.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.HashFamily;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.evidence.model.Leaf;
import org.fivetrust.evidence.model.Malformed;
import org.fivetrust.evidence.model.ProofSet;
import org.fivetrust.verifier.Fault.Located;
import org.jspecify.annotations.Nullable;

/**
 * Whether the leaves of a payment belong together, whatever the service says of them: all of this payment, no step
 * without the one before it, the warrant for what was asked, and the bank's line in the statement that was taken in.
 */
final class PaymentCheck {

    private static final String ABOUT = "payment/";

    /** Which field names the payment, by the first word of the kind of leaf or by the kind. */
    private static final Map<String, String> OWN = Map.of(
            "act", "id",
            "payment", "id",
            "bank-order", "id",
            "payment.sent", "payment",
            "payment-return", "payment",
            "invoice", "payment",
            "bank-answer.line", "payment",
            "trust-entry", "source",
            "voucher", "source_id");

    private final String payment;
    private final List<Said> said;
    private final List<Map<?, ?>> lines;
    private final List<Located> faults = new ArrayList<>();

    private PaymentCheck(ProofSet set) {
        this.payment = set.about().substring(ABOUT.length());
        this.said = set.bundles().stream().map(Said::of).toList();
        this.lines = lines(set.annexes().get("bankLines"));
    }

    static boolean concerns(ProofSet set) {
        return set.about().startsWith(ABOUT);
    }

    static List<Located> faults(ProofSet set) {
        var check = new PaymentCheck(set);
        check.belongTogether();
        check.steps();
        check.authorised();
        check.settled();
        return check.faults;
    }

    /** What it proves, in the order it happened. */
    static String summary(ProofSet set) {
        return set.bundles().stream()
                .map(bundle -> bundle.leaf().field("kind"))
                .collect(Collectors.joining(" ", set.about() + ": ", ""));
    }

    /** What a leaf commits to. */
    private record Said(Bundle bundle, Map<?, ?> content) {

        static Said of(Bundle bundle) {
            return new Said(bundle, Json.object(Objects.requireNonNullElse(bundle.content(), "{}")));
        }

        String kind() {
            return bundle.leaf().field("kind");
        }

        String where() {
            return ProofSetCheck.named(bundle);
        }

        String text(String field) {
            return content.get(field) instanceof String text ? text : "";
        }

        long number(String field) {
            return content.get(field) instanceof Long number ? number : 0;
        }
    }

    private static List<Map<?, ?>> lines(@Nullable Object annex) {
        if (annex instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            return list.stream().<Map<?, ?>>map(line -> (Map<?, ?>) line).toList();
        }
        throw new Malformed("proof set", "wants the bank's lines of a payment as a list");
    }

    private Stream<Said> of(String kind) {
        return said.stream().filter(one -> one.kind().equals(kind));
    }

    private boolean has(String kind) {
        return of(kind).findAny().isPresent();
    }

    private boolean names(String kind, String field, String value) {
        return of(kind).anyMatch(one -> one.text(field).equals(value));
    }

    private void note(boolean holds, Fault otherwise, String where) {
        if (!holds) {
            faults.add(otherwise.at(where));
        }
    }

    private void belongTogether() {
        for (var one : said) {
            note(isOfThis(one), Fault.OTHER_ACT, one.where());
        }
    }

    private boolean isOfThis(Said one) {
        var id = one.text("id");
        return switch (one.kind()) {
            case "bank-file.made" -> names("payment.sent", "file", id);
            case "bank-answer.taken" -> names("bank-answer.line", "answer", id);
            case "bank-entry.matched", "bank-entry.unmatched" -> names("trust-entry.matched", "match", id);
            case "bank-statement.received", "bank-statement.taken" -> names("bank-entry.matched", "statement", id);
            default -> payment.equals(one.text(ownField(one.kind())));
        };
    }

    private static String ownField(String kind) {
        return OWN.getOrDefault(kind, OWN.getOrDefault(kind.substring(0, Math.max(0, kind.indexOf('.'))), ""));
    }

    private void steps() {
        need(true, "act.asked");
        need(true, "payment.requested");
        need(has("payment.prepared") || has("payment.paid"), "act.authorised");
        need(has("act.executed"), "payment.paid");
        need(has("payment.paid"), "payment.prepared");
        need(has("payment.paid"), "act.executed");
        of("payment.paid").forEach(paid -> needBooking("PAYMENT", paid));
        of("payment-return.confirmed").forEach(returned -> needBooking("RETURN", returned));
        need(has("payment-return.confirmed"), "payment-return.recorded");
        need(has("payment-return.confirmed"), "bank-order.returned");
        var orders = said.stream()
                .filter(one -> one.kind().startsWith("bank-order."))
                .toList();
        need(!orders.isEmpty(), "bank-order.to_send");
        var attempts = orders.stream()
                .mapToLong(order -> order.number("attempt"))
                .max()
                .orElse(0);
        LongStream.rangeClosed(1, attempts)
                .forEach(attempt -> note(
                        of("payment.sent").anyMatch(sent -> sent.number("attempt") == attempt),
                        Fault.STEP_MISSING,
                        "payment.sent " + attempt));
        of("payment.sent")
                .filter(sent -> !sent.text("file").isEmpty())
                .forEach(sent -> need("bank-file.made", one -> one.text("id").equals(sent.text("file")), sent));
        of("bank-answer.line")
                .forEach(line -> need("bank-answer.taken", one -> one.text("id").equals(line.text("answer")), line));
    }

    private void need(boolean when, String kind) {
        note(!when || has(kind), Fault.STEP_MISSING, kind);
    }

    private void needBooking(String kind, Said by) {
        need("trust-entry.recorded", entry -> entry.text("kind").equals(kind), by);
    }

    private void need(String kind, Predicate<Said> which, Said by) {
        note(of(kind).anyMatch(which), Fault.STEP_MISSING, kind + " <- " + by.where());
    }

    /** Every version of the act is of the order that was asked, and its warrant is for this very order. */
    private void authorised() {
        var requested = of("payment.requested").findFirst();
        for (var act :
                said.stream().filter(one -> one.kind().startsWith("act.")).toList()) {
            note(act.text("digest").equals(Leaf.digest(act.text("body"))), Fault.DISAGREES, act.where() + " body");
            note(
                    requested.isEmpty() || requested.get().number("amount") == act.number("amount"),
                    Fault.DISAGREES,
                    act.where() + " amount");
            note(act.text("warrant").isEmpty() || isFor(act), Fault.DISAGREES, act.where() + " warrant");
        }
        of("act.authorised")
                .forEach(act -> note(!act.text("warrant").isEmpty(), Fault.STEP_MISSING, act.where() + " warrant"));
    }

    private static boolean isFor(Said act) {
        var claims = claims(act.text("warrant"));
        return act.text("digest").equals(claims.get("digest"))
                && act.text("id").equals(claims.get("act"))
                && act.text("warrant_id").equals(claims.get("jti"));
    }

    /** Of a signed document (JWS); nothing of what is none. */
    private static Map<?, ?> claims(String signed) {
        try {
            var parts = signed.split("\\.", -1);
            var body = parts.length == 3 ? Base64.getUrlDecoder().decode(parts[1]) : new byte[] {'{', '}'};
            return Json.object(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            return Map.of();
        }
    }

    /** Where the bank account is another's, its statements are that owner's to show. */
    private void settled() {
        for (var movement : of("trust-entry.matched").toList()) {
            var match = of("bank-entry.matched")
                    .filter(one -> one.text("id").equals(movement.text("match")))
                    .findFirst();
            note(
                    match.isPresent() || !movement.text("owner").equals(movement.text("principal")),
                    Fault.STEP_MISSING,
                    "bank-entry.matched <- " + movement.where());
            match.ifPresent(found -> settled(movement, found));
        }
        for (var line : lines) {
            var entry = entry(line);
            note(
                    of("bank-entry.matched").anyMatch(match -> isOf(match, entry)),
                    Fault.OTHER_ACT,
                    "bankLine " + named(entry));
        }
        moved();
    }

    private void settled(Said movement, Said match) {
        var statement = of("bank-statement.taken")
                .filter(one -> one.text("id").equals(match.text("statement")))
                .findFirst();
        note(statement.isPresent(), Fault.STEP_MISSING, "bank-statement.taken <- " + match.where());
        var line = lines.stream().filter(one -> isOf(match, entry(one))).findFirst();
        note(line.isPresent(), Fault.STEP_MISSING, "bankLine <- " + match.where());
        if (statement.isPresent() && line.isPresent()) {
            var entry = entry(line.get());
            note(isIn(line.get(), statement.get()), Fault.BANK_LINE, named(entry));
            note(agrees(movement, entry), Fault.DISAGREES, movement.where() + ", bankLine " + named(entry));
        }
    }

    /** The entry is one of those whose digest the statement was taken in with. */
    private static boolean isIn(Map<?, ?> line, Said statement) {
        if (!(line.get("entries") instanceof List<?> hashes)) {
            return false;
        }
        try {
            var all =
                    HexFormat.of().parseHex(hashes.stream().map(String::valueOf).collect(Collectors.joining()));
            return hashes.contains(HexFormat.of().formatHex(sha256(String.valueOf(line.get("entry")))))
                    && hashes.size() >= statement.number("entries")
                    && statement.text("entries_digest").equals(HexFormat.of().formatHex(HashFamily.SHA256.digest(all)));
        } catch (IllegalArgumentException notHex) {
            return false;
        }
    }

    private static byte[] sha256(String text) {
        return HashFamily.SHA256.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<?, ?> entry(Map<?, ?> line) {
        return Json.object(String.valueOf(line.get("entry")));
    }

    private static boolean isOf(Said match, Map<?, ?> entry) {
        return match.text("statement").equals(entry.get("statement"))
                && Objects.equals(match.content().get("entry"), entry.get("number"));
    }

    private static String named(Map<?, ?> entry) {
        return entry.get("statement") + "/" + entry.get("number");
    }

    /** The entry may carry more than this movement, on the same side and day. */
    private static boolean agrees(Said movement, Map<?, ?> entry) {
        var moved = movement.number("amount");
        return entry.get("amount") instanceof Long amount
                && Long.signum(amount) == Long.signum(moved)
                && Math.abs(amount) >= Math.abs(moved)
                && movement.text("booked_on").equals(entry.get("booked_on"));
    }

    /** What left or came back is what was asked for. */
    private void moved() {
        var asked = of("payment.requested").findFirst();
        said.stream()
                .filter(one -> one.kind().startsWith("trust-entry."))
                .forEach(moved -> note(
                        asked.isEmpty()
                                || Math.abs(moved.number("amount"))
                                        == asked.get().number("amount"),
                        Fault.DISAGREES,
                        moved.where() + " amount"));
    }
}
