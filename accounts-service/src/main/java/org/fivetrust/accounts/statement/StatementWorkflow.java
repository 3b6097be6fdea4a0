package org.fivetrust.accounts.statement;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fivetrust.accounts.ledger.model.Seen;
import org.fivetrust.accounts.ledger.model.Turnover;
import org.fivetrust.accounts.ledger.model.Window;
import org.fivetrust.accounts.statement.model.Check;
import org.fivetrust.accounts.statement.model.Checks;
import org.fivetrust.accounts.statement.model.ChecksWanted;
import org.fivetrust.accounts.statement.model.Evaluation;
import org.fivetrust.accounts.statement.model.Figures;
import org.fivetrust.accounts.statement.model.Move;
import org.fivetrust.accounts.statement.model.Term;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Works statements out: the forms, the balances, the movements between accounts, each read once. As a function it
 * tells, in the transaction of whoever asks, what must hold within and between them.
 */
@Component
class StatementWorkflow implements Function<ChecksWanted, Mono<List<Check>>> {

    private final Forms forms;
    private final Function<Window, Mono<List<Turnover>>> turnovers;
    private final Moves moves;
    private final Transactions transactions;
    private final Clock clock;

    StatementWorkflow(
            Forms forms,
            Function<Window, Mono<List<Turnover>>> turnovers,
            Moves moves,
            Transactions transactions,
            Clock clock) {
        this.forms = forms;
        this.turnovers = turnovers;
        this.moves = moves;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is asked for. {@code layout}: the book's own copy, in place of the statutory one. */
    record Wanted(
            UUID book,
            Name name,
            YearMonth month,
            Seen seen,
            @Nullable UUID layout) {}

    Mono<Worked> work(Caller caller, Wanted wanted) {
        return forms.find(caller.scope(), wanted.book(), wanted.month(), wanted.seen(), wanted.layout())
                .collectMap(Forms.Found::statement, Forms.Found::form)
                .flatMap(found -> work(wanted, found))
                .as(transactions.within(caller.scope()));
    }

    @Override
    public Mono<List<Check>> apply(ChecksWanted asked) {
        var wanted = new Wanted(asked.book(), Name.BALANCE_SHEET, asked.month(), Seen.NOW, null);
        return forms.find(Scope.only(asked.principal()), asked.book(), asked.month(), Seen.NOW, null)
                .collectMap(Forms.Found::statement, Forms.Found::form)
                .filter(found -> found.containsKey(wanted.name().statement()))
                .flatMap(found -> work(wanted, found))
                .map(Worked::checks)
                .defaultIfEmpty(List.of());
    }

    private Mono<Worked> work(Wanted wanted, Map<String, Form> found) {
        var form = found.get(wanted.name().statement());
        if (form == null || wanted.name() == Name.ACTIVITIES && !form.split()) {
            return Mono.error(new NotFound("statement", wanted.name().path() + " " + wanted.month()));
        }
        if (wanted.layout() != null && !form.layoutCode().equals(wanted.layout().toString())) {
            return Mono.error(new NotFound("statement-layout", wanted.layout()));
        }
        var window = window(wanted, form);
        return turnovers
                .apply(window)
                .zipWhen(
                        accounts -> moves(found, window, accounts),
                        (accounts, moved) -> worked(wanted, form, found, window, accounts, moved));
    }

    private static Window window(Wanted wanted, Form form) {
        var year = YearMonth.of(wanted.month().getYear(), 1).atDay(1);
        return new Window(
                form.principal(),
                form.book(),
                year,
                wanted.month().atDay(1),
                wanted.seen().last(wanted.month().atDay(1), wanted.month()),
                wanted.seen().knownAt());
    }

    /** Vouchers are read only where something moved on an account that a line tells the movements of. */
    private Mono<List<Move>> moves(Map<String, Form> found, Window window, List<Turnover> accounts) {
        var from = found.values().stream()
                .flatMap(form -> form.layout().moved().stream())
                .map(Term.Moved::from)
                .collect(Collectors.toUnmodifiableSet());
        var touched = accounts.stream()
                .filter(Turnover::booked)
                .map(Turnover::code)
                .filter(code -> from.stream().anyMatch(code::startsWith))
                .toList();
        return touched.isEmpty() ? Mono.just(List.of()) : moves.touching(touched, window);
    }

    private Worked worked(
            Wanted wanted,
            Form form,
            Map<String, Form> found,
            Window window,
            List<Turnover> accounts,
            List<Move> moved) {
        var figures = new Figures(accounts);
        var sheet = evaluation(found.get(Name.BALANCE_SHEET.statement()), figures, moved);
        var income = evaluation(found.get(Name.INCOME.statement()), figures, moved);
        var lines = wanted.name() == Name.BALANCE_SHEET
                ? sheet
                : wanted.name() == Name.CASH_FLOW ? evaluation(form, figures, moved) : income;
        var checks = wanted.layout() != null || sheet == null || income == null
                ? List.<Check>of()
                : switch (wanted.name()) {
                    case BALANCE_SHEET ->
                        Checks.ofBalanceSheet(
                                form.standard(),
                                sheet,
                                income,
                                figures,
                                wanted.month().getMonthValue() == 12);
                    case INCOME, ACTIVITIES -> Checks.ofIncome(form.standard(), sheet, income, figures);
                    case CASH_FLOW -> List.<Check>of();
                };
        var known = window.knownAt() == null ? clock.instant() : window.knownAt();
        return new Worked(
                wanted.name(),
                form,
                wanted.month(),
                window.last(),
                known,
                Objects.requireNonNull(lines),
                checks,
                wanted.layout());
    }

    private static @Nullable Evaluation evaluation(@Nullable Form form, Figures figures, List<Move> moved) {
        return form == null ? null : new Evaluation(form.layout(), form.split(), figures, moved, form.entered());
    }
}
