package org.fivetrust.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.ProofSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A payment's proof: what is left out, put in, exchanged or changed is named. */
class PaymentProofTest {

    @TempDir
    private Path folder;

    private final PaymentCase log = new PaymentCase();

    private String said;

    private int run(ProofSet set) {
        return run(set.text());
    }

    private int run(String text) {
        try {
            var output = new ByteArrayOutputStream();
            var code = Verifier.run(
                    new PrintStream(output, true, StandardCharsets.UTF_8),
                    Files.writeString(folder.resolve("proof.json"), text).toString(),
                    "--key",
                    log.key());
            said = output.toString(StandardCharsets.UTF_8);
            return code;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String kind(Bundle bundle) {
        return bundle.leaf().field("kind");
    }

    static IntStream leaves() {
        return IntStream.range(0, new PaymentCase().set().bundles().size());
    }

    private List<Bundle> without(int leaf) {
        var some = new ArrayList<>(log.set().bundles());
        some.remove(leaf);
        return some;
    }

    @Test
    void a_payment_holds_from_its_request_to_its_return() {
        assertThat(run(log.set())).as(said).isZero();

        assertThat(said)
                .contains("HOLDS (核验通过): payment/" + PaymentCase.PAYMENT)
                .contains(
                        "act.asked payment.requested act.awaiting_approval act.authorised payment.prepared payment.paid");
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void a_leaf_that_is_left_out_is_named(int leaf) {
        var gone = log.set().bundles().get(leaf);

        assertThat(run(log.holding(without(leaf)))).isEqualTo(Verifier.FAILS);

        assertThat(said).contains("LEFT_OUT", "#" + gone.index() + " " + kind(gone));
    }

    /** A service that itself keeps a leaf back and signs for the rest: what follows from the others is missed. */
    @ParameterizedTest
    @MethodSource("leaves")
    void a_leaf_that_the_service_keeps_back_is_missed_where_others_rest_on_it(int leaf) {
        var gone = kind(log.set().bundles().get(leaf));
        var nothingRestsOn =
                List.of("act.awaiting_approval", "bank-order.sent", "bank-order.confirmed", "payment-return.confirmed");

        var code = run(log.swornOf(without(leaf)));

        if (nothingRestsOn.contains(gone)) {
            assertThat(code).isEqualTo(Verifier.HOLDS);
        } else {
            assertThat(code).as(gone).isEqualTo(Verifier.FAILS);
            assertThat(said).containsAnyOf("STEP_MISSING", "OTHER_ACT");
        }
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void a_leaf_in_which_one_byte_is_changed_is_named(int leaf) {
        var bundles = new ArrayList<>(log.set().bundles());
        var good = bundles.get(leaf);
        var content = String.valueOf(good.content());
        var at = content.lastIndexOf('"') - 1;
        var changed = content.substring(0, at) + (char) (content.charAt(at) ^ 1) + content.substring(at + 1);
        bundles.set(
                leaf, new Bundle(good.leaf(), changed, good.index(), good.path(), good.sm3Path(), good.checkpoint()));

        assertThat(run(log.holding(bundles))).isEqualTo(Verifier.FAILS);

        assertThat(said).contains("CONTENT", "#" + good.index() + " " + kind(good));
    }

    /** Of every byte of the proof. Only the hashes of the bank's other lines are held by their digest alone. */
    @Test
    void no_byte_of_a_proof_changes_unnoticed() {
        var good = log.set().text();
        for (var at = 0; at < good.length(); at += 7) {
            var bad = good.substring(0, at) + (char) (good.charAt(at) ^ 1) + good.substring(at + 1);
            assertThat(run(bad)).as("character %d of %s", at, said).isNotZero();
        }
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void the_same_step_of_another_payment_is_named(int leaf) {
        var bundles = new ArrayList<>(log.set().bundles());
        var kind = kind(bundles.get(leaf));
        var other = log.bundles(PaymentCase.OTHER).stream()
                .filter(bundle -> kind(bundle).equals(kind) && !bundles.contains(bundle))
                .filter(bundle -> bundles.stream().noneMatch(own -> own.index() == bundle.index()))
                .findFirst();
        if (other.isEmpty()) {
            return;
        }
        var gone = bundles.set(leaf, other.get());

        assertThat(run(log.holding(bundles))).isEqualTo(Verifier.FAILS);
        assertThat(said)
                .contains("LEFT_OUT", "#" + gone.index() + " " + kind)
                .contains("NOT_LISTED", "#" + other.get().index() + " " + kind);

        assertThat(run(log.swornOf(bundles))).isEqualTo(Verifier.FAILS);
        assertThat(said).contains("OTHER_ACT", "#" + other.get().index() + " " + kind);
    }

    @Test
    void a_leaf_of_another_payment_that_is_put_in_is_named() {
        var bundles = new ArrayList<>(log.set().bundles());
        var other = log.bundles(PaymentCase.OTHER).getFirst();
        bundles.add(other);

        assertThat(run(log.holding(bundles))).isEqualTo(Verifier.FAILS);

        assertThat(said).contains("NOT_LISTED", "OTHER_ACT", "#" + other.index() + " act.asked");
    }

    private int withLine(Object entry, Object entries) {
        return run(log.set().with(Map.of("bankLines", List.of(Map.of("entry", entry, "entries", entries)))));
    }

    private Map<?, ?> line() {
        return log.set().annexes().get("bankLines") instanceof List<?> lines
                        && lines.getFirst() instanceof Map<?, ?> line
                ? line
                : Map.of();
    }

    @Test
    void a_line_of_the_bank_that_is_changed_is_named() {
        var entry = String.valueOf(line().get("entry"));

        assertThat(withLine(entry.replace("转账", "转帐"), line().get("entries"))).isEqualTo(Verifier.FAILS);
        assertThat(said).contains("BANK_LINE", "/1").doesNotContain("DISAGREES");

        assertThat(withLine(entry.replace("-48000", "-4800"), line().get("entries")))
                .isEqualTo(Verifier.FAILS);
        assertThat(said).contains("BANK_LINE", "DISAGREES");

        assertThat(withLine(entry, List.of("00".repeat(32)))).isEqualTo(Verifier.FAILS);
        assertThat(said).contains("BANK_LINE");
    }

    @Test
    void a_line_of_the_bank_that_is_left_out_is_named() {
        assertThat(run(log.set().with(Map.of("bankLines", List.of())))).isEqualTo(Verifier.FAILS);
        assertThat(said).contains("STEP_MISSING", "bankLine <- #");
    }

    @Test
    void a_manifest_that_nobody_signed_proves_nothing() {
        var set = log.set();
        var stranger = new PaymentCase().set().manifest();

        assertThat(run(new ProofSet(set.about(), set.bundles(), set.checkpoint(), stranger, set.annexes())))
                .isEqualTo(Verifier.FAILS);
        assertThat(said).contains("SIGNATURE").contains("manifest");

        assertThat(run(new ProofSet(set.about(), set.bundles(), set.checkpoint(), set.checkpoint(), set.annexes())))
                .isEqualTo(Verifier.FAILS);
    }

    @Test
    void what_is_no_proof_of_a_payment_is_not_held() {
        assertThat(run(log.set().text().replace("\"about\":\"payment/", "\"about\":\"asset/")))
                .isEqualTo(Verifier.UNUSABLE);
        assertThat(run("{\"format\":\"" + ProofSet.FORMAT + "\"}")).isEqualTo(Verifier.FAILS);
        assertThat(run(log.set().text().replace("\"leaves\":[", "\"leaves\":[3,")))
                .isEqualTo(Verifier.FAILS);
        assertThat(said).contains("UNREADABLE");
    }
}
