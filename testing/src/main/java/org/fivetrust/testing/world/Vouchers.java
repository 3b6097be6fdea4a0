package org.fivetrust.testing.world;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.testing.client.Body;

/** Vouchers as a draft or a file says them. */
public final class Vouchers {

    private static final String COLUMNS = "voucher_no,date,summary,account_code,debit,credit,type,attachments";

    private Vouchers() {}

    /** With one paper attached. */
    @SafeVarargs
    public static Map<String, Object> voucher(String date, String type, Map<String, Object>... lines) {
        return Body.of("date", date, "type", type, "attachments", 1, "lines", List.of(lines));
    }

    /** One line on each side. */
    public static Map<String, Object> transfer(
            String date, String type, String summary, String debit, String credit, String amount) {
        return voucher(date, type, debit(summary, debit, amount), credit(summary, credit, amount));
    }

    public static Map<String, Object> debit(String summary, String account, String amount) {
        return Body.of("summary", summary, "account", account, "debit", amount);
    }

    public static Map<String, Object> credit(String summary, String account, String amount) {
        return Body.of("summary", summary, "account", account, "credit", amount);
    }

    /** Office supplies that a nonprofit pays by bank, but for some fields. */
    public static Map<String, Object> supplies(String date, String amount, Object... differently) {
        var supplies = Body.with(transfer(date, "PAYMENT", "购买办公用品", "5301", "1002", amount), "attachments", 2);
        return Body.with(supplies, differently);
    }

    /** The same vouchers as a file says them, numbered from 1. */
    public static String csv(List<Map<String, Object>> vouchers) {
        return IntStream.range(0, vouchers.size())
                .boxed()
                .flatMap(n -> rows(n + 1, vouchers.get(n)))
                .collect(Collectors.joining("\n", COLUMNS + "\n", "\n"));
    }

    private static Stream<String> rows(int number, Map<String, Object> voucher) {
        return ((List<?>) Objects.requireNonNull(voucher.get("lines")))
                .stream().map(line -> row(number, voucher, (Map<?, ?>) line));
    }

    private static String row(int number, Map<String, Object> voucher, Map<?, ?> line) {
        return Stream.of(
                        number,
                        voucher.get("date"),
                        quoted(Objects.requireNonNull(line.get("summary"))),
                        line.get("account"),
                        line.get("debit"),
                        line.get("credit"),
                        voucher.get("type"),
                        voucher.get("attachments"))
                .map(cell -> Objects.toString(cell, ""))
                .collect(Collectors.joining(","));
    }

    private static String quoted(Object text) {
        return '"' + text.toString().replace("\"", "\"\"") + '"';
    }
}
