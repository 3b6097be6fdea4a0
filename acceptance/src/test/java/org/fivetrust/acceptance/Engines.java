package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Bookkeeping engines of others, where they are installed: what they make of an exported book, account by account. */
final class Engines {

    private Engines() {}

    static boolean areInstalled() {
        return Stream.of("hledger", "bean-check", "bean-query")
                .allMatch(command -> Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command))));
    }

    /** Debits positive; accounts that come to nothing are left out. */
    static Map<String, BigDecimal> hledger(Path journal) throws IOException, InterruptedException {
        run("hledger", "-f", journal.toString(), "check", "accounts", "commodities", "balancednoautoconversion");
        return balances(
                run("hledger", "-f", journal.toString(), "balance", "--flat", "-O", "csv", "--layout=bare", "-N"));
    }

    static Map<String, BigDecimal> beancount(Path file) throws IOException, InterruptedException {
        run("bean-check", file.toString());
        return balances(run(
                "bean-query",
                "-f",
                "csv",
                file.toString(),
                "select account, number(only('CNY', sum(position))) as net group by account"));
    }

    /** A head, then lines that begin with an account and end with what it comes to. */
    private static Map<String, BigDecimal> balances(String csv) {
        var balances = new TreeMap<String, BigDecimal>();
        csv.lines().skip(1).map(line -> line.replace("\"", "").split(",")).forEach(cells -> {
            var net = new BigDecimal(cells[cells.length - 1].strip()).setScale(2);
            if (net.signum() != 0) {
                balances.put(code(cells[0].strip()), net);
            }
        });
        return balances;
    }

    private static String code(String account) {
        return account.substring(account.lastIndexOf(':') + 1).split(" ")[0];
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
