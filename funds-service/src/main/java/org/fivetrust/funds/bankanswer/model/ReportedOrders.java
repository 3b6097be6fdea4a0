package org.fivetrust.funds.bankanswer.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.funds.bankanswer.model.StatusReport.Line;
import org.fivetrust.funds.bankanswer.model.StatusReport.Status;
import org.fivetrust.funds.bankorder.model.BankOrder;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;

/**
 * The payments that a report is about.
 *
 * @param file those that were sent in the message that it names
 * @param orders those that it names or means, as far as they are known
 */
public record ReportedOrders(Set<UUID> file, List<BankOrder> orders) {

    private static final Refusal UNKNOWN = Refusal.rule("funds.answer-payment-unknown");

    private static final Refusal NO_MESSAGE = Refusal.rule("funds.answer-message-unknown");

    private static final Refusal SEVERAL = Refusal.rule("funds.answer-of-several-principals");

    private static final int MOST_NAMED = 20;

    public ReportedOrders {
        file = Set.copyOf(file);
        orders = List.copyOf(orders);
    }

    /** What comes of each payment; nothing, if one of them was never sent. */
    public Outcome<List<SettledLine>> settle(StatusReport report) {
        var sent = new HashMap<UUID, BankOrder>();
        orders.stream().filter(BankOrder::wasSent).forEach(order -> sent.put(order.payment(), order));
        var unknown = report.lines().stream()
                .filter(line -> line.payment().filter(sent::containsKey).isEmpty())
                .map(line -> line.id().text())
                .toList();
        if (!unknown.isEmpty()) {
            return Outcome.declined(UNKNOWN.with("count", unknown.size())
                    .with("ids", String.join(", ", unknown.subList(0, Math.min(MOST_NAMED, unknown.size())))));
        }
        if (report.lines().isEmpty() && file.isEmpty()) {
            return Outcome.declined(NO_MESSAGE.with("message", report.original()));
        }
        if (sent.values().stream().map(BankOrder::principal).distinct().count() > 1) {
            return Outcome.declined(SEVERAL);
        }
        return Outcome.done(settled(statuses(report), sent));
    }

    /** What is said of a payment by itself goes before what is said of all. */
    private LinkedHashMap<UUID, Status> statuses(StatusReport report) {
        var statuses = new LinkedHashMap<UUID, Status>();
        for (Line line : report.lines()) {
            line.payment().ifPresent(payment -> statuses.put(payment, line.status()));
        }
        var group = report.group();
        if (group != null) {
            file.stream().sorted().forEach(payment -> statuses.putIfAbsent(payment, group));
        }
        return statuses;
    }

    private static List<SettledLine> settled(LinkedHashMap<UUID, Status> statuses, HashMap<UUID, BankOrder> sent) {
        var lines = new ArrayList<SettledLine>();
        statuses.forEach((payment, status) -> {
            var order = sent.get(payment);
            if (order != null) {
                lines.add(SettledLine.of(order, status));
            }
        });
        return List.copyOf(lines);
    }

    /** The payments to be looked up. */
    public static Set<UUID> meant(StatusReport report, Set<UUID> file) {
        var meant =
                report.lines().stream().flatMap(line -> line.payment().stream()).collect(Collectors.toSet());
        meant.addAll(file);
        return meant;
    }
}
