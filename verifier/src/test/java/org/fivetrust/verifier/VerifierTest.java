package org.fivetrust.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.evidence.model.Malformed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifierTest {

    @TempDir
    private Path folder;

    private Ledger ledger;
    private String said;

    @BeforeEach
    void aYearOfTenVouchers() {
        ledger = Ledger.ofTen();
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int run(String... arguments) {
        var output = new ByteArrayOutputStream();
        var code = Verifier.run(new PrintStream(output, true, StandardCharsets.UTF_8), arguments);
        said = output.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String key() {
        return ledger.key().text();
    }

    @Test
    void aGoodBundleHolds() {
        var bundle = file("bundle.json", ledger.bundle(3));

        assertThat(run(bundle, "--key", key())).isZero();
        assertThat(said).contains("HOLDS (核验通过)", "voucher.posted", "#3");
        assertThat(run(bundle, "--key", file("keys", key() + "\n"))).isZero();
    }

    @Test
    void whatNeverEndsIsNotHeld() throws IOException {
        var endless = folder.resolve("endless");
        try (var file = Files.newBufferedWriter(endless)) {
            file.write("{\"type\":\"");
            for (var times = 0; times < 20 << 10; times++) {
                file.write("x".repeat(1024));
            }
        }

        assertThat(run(endless.toString(), "--key", key())).isEqualTo(Verifier.FAILS);
        assertThat(said).contains("has more than");
        assertThat(run("export", endless.toString(), "--key", key())).isEqualTo(Verifier.FAILS);
        assertThat(said).contains("has a line of more than");
    }

    @Test
    void anotherKeyDoesNot() {
        assertThat(run(
                        file("bundle.json", ledger.bundle(3)),
                        "--key",
                        Ledger.ofTen().key().text()))
                .isEqualTo(Verifier.FAILS);
        assertThat(said).contains("SIGNATURE", "检查点签名与公钥不符");
    }

    /** Whitespace between values says nothing; nothing else may change unnoticed, not by one bit. */
    @Test
    void noByteOfABundleChangesUnnoticed() {
        var good = ledger.bundle(3).getBytes(StandardCharsets.UTF_8);
        for (var at = 0; at < good.length; at++) {
            for (var bit = 0; bit < 8; bit++) {
                var bad = good.clone();
                bad[at] ^= (byte) (1 << bit);
                assertThat(holds(bad)).as("byte %d, bit %d", at, bit).isFalse();
            }
            assertThat(holds(without(good, at))).as("without byte %d", at).isFalse();
        }
    }

    private boolean holds(byte[] bundle) {
        try {
            return org.fivetrust.evidence.model.Bundle.parse(new String(bundle, StandardCharsets.UTF_8))
                    .faults(List.of(ledger.key()))
                    .isEmpty();
        } catch (Malformed unreadable) {
            return false;
        }
    }

    private static byte[] without(byte[] bytes, int at) {
        var fewer = new byte[bytes.length - 1];
        System.arraycopy(bytes, 0, fewer, 0, at);
        System.arraycopy(bytes, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }

    @Test
    void spacesBetweenValuesChangeNothing() {
        assertThat(run(file("b.json", " " + ledger.bundle(0).replaceFirst(":", " : ") + "\n"), "--key", key()))
                .isZero();
    }

    @Test
    void aLaterLogGoesOnFromAnEarlierOne() {
        var earlier = file("earlier", ledger.note(4));
        var later = file("later", ledger.note(10));
        var proof = file("proof", ledger.consistency(4, 10));

        assertThat(run("consistency", earlier, later, proof, "--key", key())).isZero();
        assertThat(run("consistency", later, earlier, proof, "--key", key())).isEqualTo(Verifier.FAILS);
        assertThat(said).contains("NOT_CONSISTENT", "较早日志不是较晚日志的开头");
        var elsewhere = Ledger.ofTen();
        assertThat(run("consistency", earlier, file("other", elsewhere.note(10)), proof, "--key", key()))
                .isEqualTo(Verifier.FAILS);
        assertThat(said).contains("SIGNATURE").doesNotContain("NOT_CONSISTENT");
    }

    @Test
    void aWholeExportHolds() {
        assertThat(run("export", file("e.ndjson", String.join("\n", ledger.export())), "--key", key()))
                .as(said)
                .isZero();
        assertThat(said).contains("10 vouchers (张凭证)");
    }

    static Stream<Integer> linesOfAnExport() {
        return java.util.stream.IntStream.range(0, Ledger.ofTen().export().size())
                .boxed();
    }

    @ParameterizedTest
    @MethodSource("linesOfAnExport")
    void noLineIsTakenOutUnnoticed(int line) {
        var lines = ledger.export();
        var type = Json.object(lines.remove(line)).get("type");

        var code = run("export", file("e.ndjson", String.join("\n", lines)), "--key", key());

        // the names of accounts are informative; their own leaves prove them
        assertThat(code).isEqualTo("account".equals(type) || "book".equals(type) ? Verifier.HOLDS : Verifier.FAILS);
    }

    @Test
    void anAmountChangedInAnExportIsNamed() {
        var lines = ledger.export();
        lines.replaceAll(line -> line.contains("\"id\":\"v7\"") ? line.replace("\"debit\":8", "\"debit\":9") : line);

        assertThat(run("export", file("e.ndjson", String.join("\n", lines)), "--key", key()))
                .isEqualTo(Verifier.FAILS);
        assertThat(said).contains("CONTENT", "v7", "UNBALANCED", "BALANCE");
    }

    @Test
    void aSampleIsDrawnAgainAlike() {
        var export = file("e.ndjson", String.join("\n", ledger.export()));
        var note = file("note", ledger.note(8));

        assertThat(run("sample", export, "--checkpoint", note, "--size", "3", "--key", key()))
                .isZero();
        var first = said;
        assertThat(first.lines()
                        .mapToLong(line -> (long) Json.object(line).get("hits"))
                        .sum())
                .isEqualTo(3);
        assertThat(first.lines().map(line -> (long) Json.object(line).get("index")))
                .allMatch(index -> index < 8);
        run("sample", export, "--checkpoint", note, "--size", "3", "--key", key());
        assertThat(said).isEqualTo(first);
        assertThat(run("sample", export, "--checkpoint", note, "--size", "999999", "--key", key()))
                .isEqualTo(Verifier.FAILS);
    }

    @Test
    void whatCannotBeCheckedIsToldFromWhatDoesNotHold() {
        assertThat(run()).isEqualTo(Verifier.UNUSABLE);
        assertThat(run("nowhere.json", "--key", key())).isEqualTo(Verifier.UNUSABLE);
        assertThat(run(file("b", ledger.bundle(0)))).isEqualTo(Verifier.UNUSABLE);
        assertThat(run(file("b", ledger.bundle(0)), "--key", "nonsense")).isEqualTo(Verifier.UNUSABLE);
        assertThat(run(file("b", ledger.bundle(0)), "--key")).isEqualTo(Verifier.UNUSABLE);
        assertThat(run("sample", file("e", "x"), "--checkpoint", file("n", "x"), "--size", "x", "--key", key()))
                .isEqualTo(Verifier.FAILS);
        assertThat(run(file("empty", ""), "--key", key())).isEqualTo(Verifier.FAILS);
        assertThat(said).contains("UNREADABLE", "无法读取");
    }
}
