package org.fivetrust.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.Consistency;
import org.fivetrust.evidence.model.Malformed;
import org.fivetrust.evidence.model.ProofSet;
import org.fivetrust.evidence.model.SignedNote;
import org.fivetrust.evidence.model.VerifierKey;
import org.fivetrust.verifier.Fault.Located;

/** Answers by exit code: 0 it holds, 1 it does not, 2 it could not be checked. */
public final class Verifier {

    static final int HOLDS = 0;
    static final int FAILS = 1;
    static final int UNUSABLE = 2;

    private static final String USAGE = """
            Checks offline what a service proves (离线核验)
              java -jar verifier.jar bundle.json --key KEY                 one act, or all of a payment (单项存证，或付款全程存证)
              java -jar verifier.jar consistency OLD NEW PROOF --key KEY   two checkpoints (两个检查点)
              java -jar verifier.jar export FILE.ndjson --key KEY          a book's year (全年账套导出)
              java -jar verifier.jar sample FILE.ndjson --checkpoint NOTE --size N [--confidence P] --key KEY
                                                                           a sample, drawn again (重新抽样)
            KEY is a verifier key, or a file with one a line (公钥或公钥文件).
            Exit code: 0 holds, 1 does not, 2 could not be checked. (0 通过，1 不通过，2 无法核验)
            """;

    private final PrintStream out;

    private Verifier(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    /** The same without leaving the process. */
    public static int run(PrintStream out, String... arguments) {
        try {
            return new Verifier(out).run(Arguments.of(arguments));
        } catch (Unusable unusable) {
            out.println(unusable.getMessage());
            out.print(USAGE);
            return UNUSABLE;
        } catch (IOException unreadable) {
            out.println("Cannot be opened (文件无法打开): " + unreadable.getMessage());
            return UNUSABLE;
        }
    }

    private static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    private record Arguments(List<String> plain, Map<String, String> named) {

        static Arguments of(String[] arguments) {
            var plain = new ArrayList<String>();
            var named = new HashMap<String, String>();
            for (var i = 0; i < arguments.length; i++) {
                if (!arguments[i].startsWith("--")) {
                    plain.add(arguments[i]);
                } else if (i + 1 < arguments.length) {
                    named.put(arguments[i].substring(2), arguments[++i]);
                } else {
                    throw new Unusable("Without a value (缺少参数值): " + arguments[i]);
                }
            }
            return new Arguments(plain, named);
        }

        String plain(int at) {
            if (at >= plain.size()) {
                throw new Unusable("Not enough arguments (参数不足)");
            }
            return plain.get(at);
        }

        String named(String name) {
            var value = named.get(name);
            if (value == null) {
                throw new Unusable("Missing (缺少参数): --" + name);
            }
            return value;
        }

        int number(String name) {
            try {
                return Integer.parseInt(named(name));
            } catch (NumberFormatException notANumber) {
                throw new Unusable("Not a number (不是数字): --" + name);
            }
        }

        List<VerifierKey> keys() throws IOException {
            var given = named("key");
            var text = Files.exists(Path.of(given)) ? Input.whole(given) : given;
            try {
                return text.lines()
                        .filter(line -> !line.isBlank())
                        .map(VerifierKey::parse)
                        .toList();
            } catch (Malformed notAKey) {
                throw new Unusable("Not a verifier key (公钥无法识别): " + given);
            }
        }
    }

    private int run(Arguments arguments) throws IOException {
        try {
            return switch (arguments.plain(0)) {
                case "consistency" -> consistency(arguments);
                case "export" -> export(arguments);
                case "sample" -> sample(arguments);
                case "bundle" -> bundle(arguments.plain(1), arguments.keys());
                default -> bundle(arguments.plain(0), arguments.keys());
            };
        } catch (Malformed malformed) {
            return answer(List.of(Fault.UNREADABLE.at(String.valueOf(malformed.getMessage()))), "");
        }
    }

    private int bundle(String file, List<VerifierKey> keys) throws IOException {
        var text = read(file);
        return ProofSet.isOne(text) ? proofSet(ProofSet.parse(text), keys) : bundle(Bundle.parse(text), keys);
    }

    private int proofSet(ProofSet set, List<VerifierKey> keys) {
        if (!PaymentCheck.concerns(set)) {
            throw new Unusable("Not about a payment (不是付款): " + set.about());
        }
        var faults = new ArrayList<>(ProofSetCheck.faults(set, keys));
        faults.addAll(PaymentCheck.faults(set));
        return answer(faults, PaymentCheck.summary(set));
    }

    private int bundle(Bundle bundle, List<VerifierKey> keys) {
        var faults = bundle.faults(keys).stream()
                .map(fault -> Fault.of(fault).at(""))
                .toList();
        return answer(
                faults,
                "%s %s, %s, %s, #%d"
                        .formatted(
                                bundle.leaf().field("kind"),
                                bundle.leaf().field("subject"),
                                bundle.leaf().field("principal"),
                                bundle.leaf().field("at"),
                                bundle.index()));
    }

    private int consistency(Arguments arguments) throws IOException {
        var earlier = SignedNote.parse(read(arguments.plain(1)));
        var later = SignedNote.parse(read(arguments.plain(2)));
        var proof = Consistency.parse(read(arguments.plain(3)));
        var keys = arguments.keys();
        var faults = new ArrayList<Located>();
        for (var signedNote : List.of(earlier, later)) {
            if (!signedNote.signedBy(keys)) {
                faults.add(Fault.SIGNATURE.at(
                        Long.toString(Checkpoint.parse(signedNote.text()).size())));
            }
        }
        if (!proof.leads(Checkpoint.parse(earlier.text()), Checkpoint.parse(later.text()))) {
            faults.add(Fault.NOT_CONSISTENT.at(proof.from() + " -> " + proof.to()));
        }
        return answer(faults, proof.from() + " -> " + proof.to());
    }

    private int export(Arguments arguments) throws IOException {
        var export = export(arguments.plain(1));
        return answer(
                ExportCheck.faults(export, arguments.keys()),
                export.book() + " " + export.year() + ", "
                        + export.everyVoucher().size() + " vouchers (张凭证)");
    }

    private static Export export(String file) throws IOException {
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            return Export.read(Input.lines(reader));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private int sample(Arguments arguments) throws IOException {
        var export = export(arguments.plain(1));
        var checkpoint = read(arguments.named("checkpoint"));
        var faults = new ArrayList<>(ExportCheck.faults(export, arguments.keys()));
        if (!SignedNote.parse(checkpoint).signedBy(arguments.keys())) {
            faults.add(Fault.SIGNATURE.at("--checkpoint"));
        }
        var confidence = arguments.named().containsKey("confidence") ? arguments.number("confidence") : null;
        try {
            Redraw.items(export, checkpoint, arguments.number("size"), confidence)
                    .forEach(out::println);
        } catch (IllegalArgumentException tooMany) {
            faults.add(Fault.NO_SAMPLE.at(String.valueOf(tooMany.getMessage())));
        }
        return faults.isEmpty() ? HOLDS : answer(faults, "");
    }

    private static String read(String file) throws IOException {
        return Input.whole(file);
    }

    private int answer(List<Located> faults, String what) {
        if (faults.isEmpty()) {
            out.println("HOLDS (核验通过): " + what);
            return HOLDS;
        }
        out.println("DOES NOT HOLD (核验不通过)");
        faults.forEach(fault -> out.println("  " + fault));
        return FAILS;
    }
}
