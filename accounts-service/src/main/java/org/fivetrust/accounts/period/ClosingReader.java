package org.fivetrust.accounts.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.period.model.AccountBalance;
import org.fivetrust.accounts.period.model.ClosingCheck;
import org.fivetrust.accounts.period.model.ClosingRule;
import org.fivetrust.accounts.period.model.KeptBalance;
import org.fivetrust.accounts.period.model.MonthToClose;
import org.fivetrust.accounts.period.model.MovedByHand;
import org.fivetrust.accounts.period.model.OutOfOrder;
import org.fivetrust.accounts.period.model.UnpostedVoucher;
import org.fivetrust.accounts.period.model.YearToClose;
import org.fivetrust.accounts.statement.Statements;
import org.fivetrust.accounts.statement.model.StatementCheck;
import org.fivetrust.accounts.voucher.model.Severity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads all that decides whether a month or a year may be closed. */
@Component
class ClosingReader {

    private final Periods periods;
    private final ClosingRequirements requirements;
    private final Statements statements;

    ClosingReader(Periods periods, ClosingRequirements requirements, Statements statements) {
        this.periods = periods;
        this.requirements = requirements;
        this.statements = statements;
    }

    private record Required(
            Map<ClosingCheck, Severity> checks,
            Set<String> pending,
            Optional<YearMonth> closedThrough,
            LocalDate lastDay) {}

    private record Vouchers(
            List<UnpostedVoucher> unposted, List<String> gaps, List<OutOfOrder> outOfOrder, List<MovedByHand> byHand) {}

    private record Figures(
            List<AccountBalance> balances,
            List<String> undepreciated,
            List<StatementCheck> unequal,
            KeptBalance kept,
            Optional<Boolean> reconciled) {}

    Mono<MonthToClose> month(Book book, YearMonth month) {
        return Mono.zip(
                        Mono.zip(
                                        requirements.checks(book, month),
                                        requirements.pending(book),
                                        periods.closedThrough(book),
                                        periods.lastDay(book))
                                .map(read -> new Required(read.getT1(), read.getT2(), read.getT3(), read.getT4())),
                        Mono.zip(
                                        periods.unposted(book, month),
                                        periods.gaps(book, month),
                                        periods.outOfOrder(book, month),
                                        periods.byHand(book, month))
                                .map(read -> new Vouchers(read.getT1(), read.getT2(), read.getT3(), read.getT4())),
                        Mono.zip(
                                        periods.standings(book, month),
                                        periods.undepreciated(book, month),
                                        unequal(book, month),
                                        periods.kept(book, month),
                                        periods.reconciled(book, month))
                                .map(read -> new Figures(
                                        read.getT1(), read.getT2(), read.getT3(), read.getT4(), read.getT5())))
                .map(read -> month(book, month, read.getT1(), read.getT2(), read.getT3()));
    }

    private static MonthToClose month(
            Book book, YearMonth month, Required required, Vouchers vouchers, Figures figures) {
        return new MonthToClose(
                book,
                month,
                required.lastDay(),
                required.closedThrough().orElse(null),
                required.checks(),
                vouchers.unposted(),
                vouchers.gaps(),
                figures.balances(),
                required.pending(),
                figures.undepreciated(),
                figures.unequal(),
                vouchers.outOfOrder(),
                vouchers.byHand(),
                figures.kept(),
                figures.reconciled().orElse(null));
    }

    private record YearRequired(
            Map<ClosingCheck, Severity> checks,
            List<ClosingRule> rules,
            Optional<YearMonth> closedThrough,
            Optional<Integer> yearClosed,
            LocalDate lastDay) {}

    Mono<YearToClose> year(Book book, int year) {
        var december = YearMonth.of(year, 12);
        return Mono.zip(
                        Mono.zip(
                                        requirements.checks(book, december),
                                        requirements.rules(book, december.atEndOfMonth()),
                                        periods.closedThrough(book),
                                        periods.yearClosed(book),
                                        periods.lastDay(book))
                                .map(read -> new YearRequired(
                                        read.getT1(), read.getT2(), read.getT3(), read.getT4(), read.getT5())),
                        Mono.zip(
                                periods.standings(book, december),
                                periods.unposted(book, december),
                                unequal(book, december)))
                .map(read -> new YearToClose(
                        book,
                        year,
                        read.getT1().lastDay(),
                        read.getT1().closedThrough().orElse(null),
                        read.getT1().yearClosed().orElse(null),
                        read.getT2().getT2(),
                        read.getT2().getT1(),
                        read.getT1().rules(),
                        read.getT1().checks(),
                        read.getT2().getT3()));
    }

    /** The figures of a month's statements that should agree and do not (勾稽关系). */
    private Mono<List<StatementCheck>> unequal(Book book, YearMonth month) {
        return statements
                .checks(book, month)
                .map(checks -> checks.stream().filter(check -> !check.holds()).toList());
    }
}
