package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.fivetrust.accounts.ledger.LedgerWorkflow.LedgerQuery;
import org.fivetrust.accounts.ledger.Ledgers.Reading;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.fivetrust.accounts.ledger.model.GeneralLedger;
import org.fivetrust.accounts.ledger.model.LedgerPages;
import org.fivetrust.accounts.ledger.model.LedgerPages.Line;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.fivetrust.accounts.ledger.model.TrialBalance;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.paper.Printer;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.paper.model.Sheet.Row;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Prints ledgers: what is read is drawn after the transaction has ended. */
@Component
class LedgerPrintWorkflow {

    /** Lines on one print; beyond that the request has to name fewer months. */
    private static final int MOST = 10_000;

    private static final Refusal TOO_LONG = Refusal.rule("accounts.print-too-long");

    private final Ledgers ledgers;
    private final CashJournal cashJournal;
    private final Balances balances;
    private final Printer printer;
    private final Transactions transactions;

    LedgerPrintWorkflow(
            Ledgers ledgers, CashJournal cashJournal, Balances balances, Printer printer, Transactions transactions) {
        this.ledgers = ledgers;
        this.cashJournal = cashJournal;
        this.balances = balances;
        this.printer = printer;
        this.transactions = transactions;
    }

    private Mono<Reading> reading(Caller caller, LedgerQuery ledgerQuery) {
        return ledgers.book(caller.scope(), ledgerQuery.book())
                .flatMap(book -> ledgers.known(LedgerWorkflow.reading(book, ledgerQuery)));
    }

    /** The ledger of one account and those below it (明细账). */
    Mono<byte[]> account(Caller caller, LedgerQuery ledgerQuery) {
        return reading(caller, ledgerQuery)
                .flatMap(this::account)
                .as(transactions.within(caller.scope()))
                .flatMap(printer::print);
    }

    private Mono<Sheet> account(Reading reading) {
        var whole = new PageRequest(MOST, null);
        return Mono.zip(
                balances.of(before(reading)),
                Mono.zip(top(reading, ledgers.opening(reading, whole)), ledgers.lines(reading, whole), Body::new),
                (accounts, body) -> account(reading, accounts, body));
    }

    private Mono<Top> top(Reading reading, Mono<Long> opening) {
        return Mono.zip(ledgers.unit(reading), opening, Top::new);
    }

    /** Whose account it is and what it stood at. */
    private record Top(String unit, long opening) {}

    private record Body(Top top, List<EntryRow> lines) {

        Body {
            limited(lines.size());
        }
    }

    private static void limited(int lines) {
        if (lines > MOST) {
            throw new Refused(TOO_LONG.with("most", MOST));
        }
    }

    /** The year up to the day before the first line, for its totals. */
    private static ReportPeriod before(Reading reading) {
        return sinceJanuary(reading, reading.first().minusDays(1));
    }

    private static ReportPeriod sinceJanuary(Reading reading, LocalDate last) {
        var january = reading.first().withDayOfYear(1);
        return new ReportPeriod(
                reading.book().principal().value(), reading.book().id(), january, january, last, reading.knownAt());
    }

    private static Sheet account(Reading reading, List<AccountMovement> accounts, Body body) {
        var code = String.valueOf(reading.account());
        var account = accounts.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("account", code));
        var year = accounts.stream()
                .filter(each -> each.code().startsWith(code))
                .map(AccountMovement::turned)
                .reduce(Sums.NOTHING, Sums::plus);
        return LedgerSheet.of(
                "ledger-" + code,
                "明 细 账",
                body.top().unit(),
                code + " " + account.name(),
                reading.first(),
                reading.last(),
                LedgerPages.of(reading.first(), body.top().opening(), year, lines(body.lines()), LedgerSheet.ROWS));
    }

    private static List<Line> lines(List<EntryRow> lines) {
        return lines.stream()
                .map(line -> new Line(
                        line.date(),
                        VoucherType.valueOf(line.type()).label(line.number()),
                        line.summary(),
                        VoucherKind.valueOf(line.kind()) == VoucherKind.OPENING,
                        new Sums(line.debit(), line.credit())))
                .toList();
    }

    /** Each account on pages of its own (总账). */
    Mono<byte[]> general(Caller caller, LedgerQuery ledgerQuery) {
        var months = ledgerQuery.months().atMost(JournalWorkflow.MOST_MONTHS);
        return reading(caller, ledgerQuery)
                .flatMap(reading -> general(reading, months))
                .as(transactions.within(caller.scope()))
                .flatMap(printer::print);
    }

    private Mono<List<Sheet>> general(Reading reading, MonthRange months) {
        var of = reading.account() == null ? "" : reading.account();
        return Mono.zip(
                ledgers.unit(reading),
                balances.general(sinceJanuary(reading, reading.last()), of, months.from(), months.to()),
                (unit, ledger) -> general(reading, unit, ledger));
    }

    private static List<Sheet> general(Reading reading, String unit, GeneralLedger ledger) {
        limited(ledger.accounts().stream()
                .mapToInt(account -> account.months().size())
                .sum());
        return ledger.accounts().isEmpty()
                ? List.of(page(reading, unit, "", List.of()))
                : ledger.accounts().stream()
                        .map(account -> page(
                                reading,
                                unit,
                                account.code() + " " + account.name(),
                                LedgerPages.of(account, LedgerSheet.ROWS)))
                        .toList();
    }

    private static Sheet page(Reading reading, String unit, String account, List<List<Row>> rows) {
        return LedgerSheet.of("general-ledger", "总 账", unit, account, reading.first(), reading.last(), rows);
    }

    /** The accounts of one kind of money, line by line (日记账). */
    Mono<byte[]> journal(Caller caller, LedgerQuery ledgerQuery, MoneyKind kind) {
        return reading(caller, ledgerQuery)
                .flatMap(reading -> journal(reading, kind))
                .as(transactions.within(caller.scope()))
                .flatMap(printer::print);
    }

    private Mono<Sheet> journal(Reading reading, MoneyKind kind) {
        return Mono.zip(
                cashJournal.turned(reading, kind),
                Mono.zip(
                        top(reading, cashJournal.opening(reading, kind)),
                        cashJournal.lines(reading, kind, MOST + 1),
                        Body::new),
                (year, body) -> journal(reading, kind, year, body));
    }

    private static Sheet journal(Reading reading, MoneyKind kind, Sums year, Body body) {
        return LedgerSheet.of(
                kind.path(),
                kind.title(),
                body.top().unit(),
                named(reading.account(), body.lines(), kind),
                reading.first(),
                reading.last(),
                LedgerPages.byDay(reading.first(), body.top().opening(), year, lines(body.lines()), LedgerSheet.ROWS));
    }

    /** The accounts that moved, or what the kind is called. */
    private static String named(@Nullable String account, List<EntryRow> lines, MoneyKind kind) {
        var moved = lines.stream()
                .map(line -> line.account() + " " + line.accountName())
                .distinct()
                .collect(Collectors.joining("、"));
        return !moved.isEmpty() ? moved : account == null ? kind.word() : account;
    }

    /** Every account that stood at something or moved (科目余额表). */
    Mono<byte[]> trialBalance(Caller caller, LedgerQuery ledgerQuery) {
        return reading(caller, ledgerQuery)
                .flatMap(this::trialBalance)
                .as(transactions.within(caller.scope()))
                .flatMap(printer::print);
    }

    private Mono<Sheet> trialBalance(Reading reading) {
        var period = new ReportPeriod(
                reading.book().principal().value(),
                reading.book().id(),
                reading.first(),
                reading.first(),
                reading.last(),
                reading.knownAt());
        return Mono.zip(
                ledgers.unit(reading), balances.trial(period), (unit, balance) -> trialBalance(reading, unit, balance));
    }

    private static Sheet trialBalance(Reading reading, String unit, TrialBalance balance) {
        return TrialBalanceSheet.of(unit, reading.first(), reading.last(), balance);
    }
}
