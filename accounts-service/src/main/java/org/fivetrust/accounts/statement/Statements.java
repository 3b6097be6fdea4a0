package org.fivetrust.accounts.statement;

import java.time.Clock;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.ledger.Balances;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.AsOf;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.fivetrust.accounts.statement.model.Evaluation;
import org.fivetrust.accounts.statement.model.LedgerFigures;
import org.fivetrust.accounts.statement.model.StatementCheck;
import org.fivetrust.accounts.statement.model.StatementChecks;
import org.fivetrust.accounts.statement.model.Term;
import org.fivetrust.accounts.statement.model.VoucherTransfer;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Works statements out: the forms, the balances, the movements between accounts, each read once. */
@Component
public class Statements {

    private final StatementForms statementForms;
    private final Balances balances;
    private final VoucherTransfers voucherTransfers;
    private final Transactions transactions;
    private final Clock clock;

    Statements(
            StatementForms statementForms,
            Balances balances,
            VoucherTransfers voucherTransfers,
            Transactions transactions,
            Clock clock) {
        this.statementForms = statementForms;
        this.balances = balances;
        this.voucherTransfers = voucherTransfers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is asked for. {@code layout}: the book's own copy, in place of the statutory one. */
    record Wanted(
            UUID book,
            StatementType name,
            YearMonth month,
            AsOf seen,
            @Nullable UUID layout) {}

    Mono<EvaluatedStatement> work(Caller caller, Wanted wanted) {
        return statementForms
                .find(caller.scope(), wanted.book(), wanted.month(), wanted.seen(), wanted.layout())
                .collectMap(StatementForms.Found::statement, StatementForms.Found::form)
                .flatMap(found -> work(wanted, found))
                .as(transactions.within(caller.scope()));
    }

    /** What must hold within and between the statements of a month; empty where the book has no balance sheet then. */
    public Mono<List<StatementCheck>> checks(Book book, YearMonth month) {
        var wanted = new Wanted(book.id(), StatementType.BALANCE_SHEET, month, AsOf.NOW, null);
        return statementForms
                .find(Scope.only(book.principal()), book.id(), month, AsOf.NOW, null)
                .collectMap(StatementForms.Found::statement, StatementForms.Found::form)
                .filter(found -> found.containsKey(wanted.name().statement()))
                .flatMap(found -> work(wanted, found))
                .map(EvaluatedStatement::checks)
                .defaultIfEmpty(List.of());
    }

    private Mono<EvaluatedStatement> work(Wanted wanted, Map<String, StatementForm> found) {
        var statementForm = found.get(wanted.name().statement());
        if (statementForm == null || wanted.name() == StatementType.ACTIVITIES && !statementForm.split()) {
            return Mono.error(new NotFound("statement", wanted.name().path() + " " + wanted.month()));
        }
        if (wanted.layout() != null
                && !statementForm.layoutCode().equals(wanted.layout().toString())) {
            return Mono.error(new NotFound("statement-layout", wanted.layout()));
        }
        var reportPeriod = window(wanted, statementForm);
        return balances.of(reportPeriod)
                .zipWhen(
                        accounts -> moves(found, reportPeriod, accounts),
                        (accounts, moved) -> worked(wanted, statementForm, found, reportPeriod, accounts, moved));
    }

    private static ReportPeriod window(Wanted wanted, StatementForm statementForm) {
        var year = YearMonth.of(wanted.month().getYear(), 1).atDay(1);
        return new ReportPeriod(
                statementForm.principal(),
                statementForm.book(),
                year,
                wanted.month().atDay(1),
                wanted.seen().last(wanted.month().atDay(1), wanted.month()),
                wanted.seen().knownAt());
    }

    /** Vouchers are read only where something moved on an account that a line tells the movements of. */
    private Mono<List<VoucherTransfer>> moves(
            Map<String, StatementForm> found, ReportPeriod reportPeriod, List<AccountMovement> accounts) {
        var from = found.values().stream()
                .flatMap(statementForm -> statementForm.layout().moved().stream())
                .map(Term.Moved::from)
                .collect(Collectors.toUnmodifiableSet());
        var touched = accounts.stream()
                .filter(AccountMovement::booked)
                .map(AccountMovement::code)
                .filter(code -> from.stream().anyMatch(code::startsWith))
                .toList();
        return touched.isEmpty() ? Mono.just(List.of()) : voucherTransfers.touching(touched, reportPeriod);
    }

    private EvaluatedStatement worked(
            Wanted wanted,
            StatementForm statementForm,
            Map<String, StatementForm> found,
            ReportPeriod reportPeriod,
            List<AccountMovement> accounts,
            List<VoucherTransfer> moved) {
        var ledgerFigures = new LedgerFigures(accounts);
        var sheet = evaluation(found.get(StatementType.BALANCE_SHEET.statement()), ledgerFigures, moved);
        var income = evaluation(found.get(StatementType.INCOME.statement()), ledgerFigures, moved);
        var lines = wanted.name() == StatementType.BALANCE_SHEET
                ? sheet
                : wanted.name() == StatementType.CASH_FLOW ? evaluation(statementForm, ledgerFigures, moved) : income;
        var checks = wanted.layout() != null || sheet == null || income == null
                ? List.<StatementCheck>of()
                : checks(wanted, found, sheet, income, ledgerFigures);
        var known = reportPeriod.knownAt() == null ? clock.instant() : reportPeriod.knownAt();
        return new EvaluatedStatement(
                wanted.name(),
                statementForm,
                wanted.month(),
                reportPeriod.last(),
                known,
                Objects.requireNonNull(lines),
                checks,
                wanted.layout());
    }

    private static List<StatementCheck> checks(
            Wanted wanted,
            Map<String, StatementForm> found,
            Evaluation sheet,
            Evaluation income,
            LedgerFigures ledger) {
        var incomeLayout = Objects.requireNonNull(found.get(StatementType.INCOME.statement()))
                .layoutCode();
        var december = wanted.month().getMonth() == Month.DECEMBER;
        var rules = Objects.requireNonNull(found.get(StatementType.BALANCE_SHEET.statement())).checks().stream()
                .filter(rule -> rule.appliesTo(incomeLayout, december))
                .toList();
        return switch (wanted.name()) {
            case BALANCE_SHEET -> StatementChecks.ofBalanceSheet(rules, sheet, income, ledger);
            case INCOME, ACTIVITIES -> StatementChecks.ofIncome(rules, sheet, income, ledger);
            case CASH_FLOW -> List.of();
        };
    }

    private static @Nullable Evaluation evaluation(
            @Nullable StatementForm statementForm, LedgerFigures ledgerFigures, List<VoucherTransfer> moved) {
        return statementForm == null
                ? null
                : new Evaluation(
                        statementForm.layout(), statementForm.split(), ledgerFigures, moved, statementForm.entered());
    }
}
