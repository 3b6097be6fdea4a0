package org.fivetrust.funds.monthlystatement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.funds.filedpaper.FiledPapers;
import org.fivetrust.funds.filedpaper.FiledPapers.Paper;
import org.fivetrust.funds.monthlystatement.MonthlyStatementMessages.View;
import org.fivetrust.funds.monthlystatement.model.StatementPeriod;
import org.fivetrust.paper.Printer;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows a month of a trust account: as it was signed, and until then as it stands. */
@Component
class MonthlyStatementWorkflow {

    private final MonthlyStatements statements;
    private final FiledPapers papers;
    private final Printer printer;
    private final Transactions transactions;
    private final Clock clock;

    MonthlyStatementWorkflow(
            MonthlyStatements statements, FiledPapers papers, Printer printer, Transactions transactions, Clock clock) {
        this.statements = statements;
        this.papers = papers;
        this.printer = printer;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<View> find(Caller caller, UUID account, YearMonth month) {
        return statements
                .account(caller.scope(), account)
                .flatMap(found -> statements.find(
                        found,
                        StatementPeriod.of(month, found.openedOn(), LocalDate.now(clock))
                                .orRefuse()))
                .as(transactions.within(caller.scope()));
    }

    /** A signed one is drawn once. */
    Mono<byte[]> print(Caller caller, UUID account, YearMonth month) {
        return find(caller, account, month).flatMap(view -> print(caller, view));
    }

    private Mono<byte[]> print(Caller caller, View view) {
        var id = view.id();
        return id == null
                ? printer.print(MonthlyStatementSheet.of(view))
                : papers.pdf(
                        caller.scope(),
                        new Paper(
                                new PrincipalId(view.principal()),
                                FiledPapers.Kind.MONTHLY_STATEMENT,
                                id,
                                MonthlyStatementSheet.title(view)),
                        () -> MonthlyStatementSheet.of(view));
    }
}
