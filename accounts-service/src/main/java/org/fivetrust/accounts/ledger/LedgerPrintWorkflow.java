package org.fivetrust.accounts.ledger;

import java.util.List;
import org.fivetrust.accounts.ledger.LedgerWorkflow.LedgerQuery;
import org.fivetrust.accounts.ledger.Ledgers.Reading;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.fivetrust.accounts.ledger.model.LedgerPages;
import org.fivetrust.accounts.ledger.model.LedgerPages.Line;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.paper.Printer;
import org.fivetrust.paper.model.Paper;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.paper.model.Sheet.Align;
import org.fivetrust.paper.model.Sheet.Column;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Prints ledger pages. */
@Component
class LedgerPrintWorkflow {

    /** Lines on one print; beyond that the request has to name fewer months. */
    private static final int MOST = 10_000;

    private static final int ROWS = 36;

    private static final Refusal TOO_LONG = Refusal.rule("accounts.print-too-long");

    private static final List<Column> COLUMNS = List.of(
            new Column("日期", 12, Align.CENTRE),
            new Column("凭证", 9, Align.CENTRE),
            new Column("摘要", 30, Align.LEFT),
            new Column("借方", 16, Align.RIGHT),
            new Column("贷方", 16, Align.RIGHT),
            new Column("方向", 5, Align.CENTRE),
            new Column("余额", 16, Align.RIGHT));

    private final Ledgers ledgers;
    private final Balances balances;
    private final Printer printer;
    private final Transactions transactions;

    LedgerPrintWorkflow(Ledgers ledgers, Balances balances, Printer printer, Transactions transactions) {
        this.ledgers = ledgers;
        this.balances = balances;
        this.printer = printer;
        this.transactions = transactions;
    }

    Mono<byte[]> print(Caller caller, LedgerQuery ledgerQuery) {
        return ledgers.book(caller.scope(), ledgerQuery.book())
                .flatMap(book -> ledgers.known(LedgerWorkflow.reading(book, ledgerQuery)))
                .flatMap(this::sheet)
                .as(transactions.within(caller.scope()))
                .flatMap(printer::print);
    }

    private Mono<Sheet> sheet(Reading reading) {
        var whole = new PageRequest(MOST, null);
        return Mono.zip(
                balances.of(before(reading)),
                Mono.zip(top(reading, whole), ledgers.lines(reading, whole), Body::new),
                (accounts, body) -> sheet(reading, accounts, body));
    }

    private Mono<Top> top(Reading reading, PageRequest whole) {
        return Mono.zip(ledgers.unit(reading), ledgers.opening(reading, whole), Top::new);
    }

    /** Whose account it is and what it stood at. */
    private record Top(String unit, long opening) {}

    private record Body(Top top, List<EntryRow> lines) {}

    /** The year up to the day before the first line, for its totals. */
    private static ReportPeriod before(Reading reading) {
        var january = reading.first().withDayOfYear(1);
        var last = reading.first().minusDays(1);
        return new ReportPeriod(
                reading.book().principal().value(), reading.book().id(), january, january, last, reading.knownAt());
    }

    private static Sheet sheet(Reading reading, List<AccountMovement> accounts, Body body) {
        if (body.lines().size() > MOST) {
            throw new Refused(TOO_LONG.with("most", MOST));
        }
        var code = String.valueOf(reading.account());
        var account = accounts.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("account", code));
        var year = accounts.stream()
                .filter(each -> each.code().startsWith(code))
                .map(AccountMovement::turned)
                .reduce(Sums.NOTHING, Sums::plus);
        return new Sheet(
                "ledger-" + code,
                "明 细 账",
                Paper.A4,
                List.of(
                        "单位：" + body.top().unit(),
                        "科目：" + code + " " + account.name(),
                        reading.first() + " 至 " + reading.last()),
                COLUMNS,
                LedgerPages.of(reading.first(), body.top().opening(), year, lines(body.lines()), ROWS),
                List.of("会计主管：", "记账：", "复核："));
    }

    private static List<Line> lines(List<EntryRow> lines) {
        return lines.stream()
                .map(line -> new Line(
                        line.date(),
                        VoucherType.valueOf(line.type()).label(line.number()),
                        line.summary(),
                        new Sums(line.debit(), line.credit())))
                .toList();
    }
}
