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

/** Evaluates statements from their forms, the balances and the transfers of vouchers, each read once. */
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

    /** @param layout the book's own copy, in place of the statutory layout */
    record StatementRequest(
            UUID book,
            StatementType name,
            YearMonth month,
            AsOf seen,
            @Nullable UUID layout) {}

    Mono<EvaluatedStatement> evaluate(Caller caller, StatementRequest request) {
        return statementForms
                .find(caller.scope(), request.book(), request.month(), request.seen(), request.layout())
                .collectMap(StatementForms.NamedForm::statement, StatementForms.NamedForm::form)
                .flatMap(forms -> evaluate(request, forms))
                .as(transactions.within(caller.scope()));
    }

    /** The checks within and between the statements of a month; none where the month has no balance sheet. */
    public Mono<List<StatementCheck>> checks(Book book, YearMonth month) {
        var request = new StatementRequest(book.id(), StatementType.BALANCE_SHEET, month, AsOf.NOW, null);
        return statementForms
                .find(Scope.only(book.principal()), book.id(), month, AsOf.NOW, null)
                .collectMap(StatementForms.NamedForm::statement, StatementForms.NamedForm::form)
                .filter(forms -> forms.containsKey(request.name().statement()))
                .flatMap(forms -> evaluate(request, forms))
                .map(EvaluatedStatement::checks)
                .defaultIfEmpty(List.of());
    }

    private Mono<EvaluatedStatement> evaluate(StatementRequest request, Map<String, StatementForm> forms) {
        var statementForm = forms.get(request.name().statement());
        if (statementForm == null || request.name() == StatementType.ACTIVITIES && !statementForm.split()) {
            return Mono.error(new NotFound("statement", request.name().path() + " " + request.month()));
        }
        if (request.layout() != null
                && !statementForm.layoutCode().equals(request.layout().toString())) {
            return Mono.error(new NotFound("statement-layout", request.layout()));
        }
        var reportPeriod = period(request, statementForm);
        return balances.of(reportPeriod)
                .zipWhen(
                        accounts -> transfers(forms, reportPeriod, accounts),
                        (accounts, transfers) ->
                                evaluated(request, statementForm, forms, reportPeriod, accounts, transfers));
    }

    private static ReportPeriod period(StatementRequest request, StatementForm statementForm) {
        var year = YearMonth.of(request.month().getYear(), 1).atDay(1);
        return new ReportPeriod(
                statementForm.principal(),
                statementForm.book(),
                year,
                request.month().atDay(1),
                request.seen().last(request.month().atDay(1), request.month()),
                request.seen().knownAt());
    }

    /** Reads vouchers only if an account moved whose movements a line shows. */
    private Mono<List<VoucherTransfer>> transfers(
            Map<String, StatementForm> forms, ReportPeriod reportPeriod, List<AccountMovement> accounts) {
        var from = forms.values().stream()
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

    private EvaluatedStatement evaluated(
            StatementRequest request,
            StatementForm statementForm,
            Map<String, StatementForm> forms,
            ReportPeriod reportPeriod,
            List<AccountMovement> accounts,
            List<VoucherTransfer> transfers) {
        var ledgerFigures = new LedgerFigures(accounts);
        var sheet = evaluation(forms.get(StatementType.BALANCE_SHEET.statement()), ledgerFigures, transfers);
        var income = evaluation(forms.get(StatementType.INCOME.statement()), ledgerFigures, transfers);
        var lines = request.name() == StatementType.BALANCE_SHEET
                ? sheet
                : request.name() == StatementType.CASH_FLOW
                        ? evaluation(statementForm, ledgerFigures, transfers)
                        : income;
        var checks = request.layout() != null || sheet == null || income == null
                ? List.<StatementCheck>of()
                : request.name() == StatementType.CASH_FLOW
                        ? StatementChecks.ofCashFlow(
                                statementForm.checks(), sheet, Objects.requireNonNull(lines), ledgerFigures)
                        : checks(request, forms, sheet, income, ledgerFigures);
        var known = reportPeriod.knownAt() == null ? clock.instant() : reportPeriod.knownAt();
        return new EvaluatedStatement(
                request.name(),
                statementForm,
                request.month(),
                reportPeriod.last(),
                known,
                Objects.requireNonNull(lines),
                checks,
                request.layout());
    }

    private static List<StatementCheck> checks(
            StatementRequest request,
            Map<String, StatementForm> forms,
            Evaluation sheet,
            Evaluation income,
            LedgerFigures ledger) {
        var incomeLayout = Objects.requireNonNull(forms.get(StatementType.INCOME.statement()))
                .layoutCode();
        var december = request.month().getMonth() == Month.DECEMBER;
        var rules = Objects.requireNonNull(forms.get(StatementType.BALANCE_SHEET.statement())).checks().stream()
                .filter(rule -> rule.appliesTo(incomeLayout, december))
                .toList();
        return switch (request.name()) {
            case BALANCE_SHEET -> StatementChecks.ofBalanceSheet(rules, sheet, income, ledger);
            case INCOME, ACTIVITIES -> StatementChecks.ofIncome(rules, sheet, income, ledger);
            case CASH_FLOW -> List.of();
        };
    }

    private static @Nullable Evaluation evaluation(
            @Nullable StatementForm statementForm, LedgerFigures ledgerFigures, List<VoucherTransfer> transfers) {
        return statementForm == null
                ? null
                : new Evaluation(
                        statementForm.layout(),
                        statementForm.split(),
                        ledgerFigures,
                        transfers,
                        statementForm.entered());
    }
}
