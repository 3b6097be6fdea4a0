package org.fivetrust.archives.loan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.archives.loan.LoanMessages.View;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A loan as an act: everything the approvers see is frozen, and nothing may change afterwards. */
@Component
class LoanAct implements ActKind<RequestedLoan, View> {

    private static final Definition<View> DEFINITION =
            new Definition<>("LOAN", "/v1/loans/", View.class, Refusal.person("archives.same-person"));

    private final Loans loans;
    private final Clock clock;

    LoanAct(Loans loans, Clock clock) {
        this.loans = loans;
        this.clock = clock;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(RequestedLoan loan) {
        var order = loan.order();
        var record = loan.record();
        return ActContent.of(order.principal(), "借阅 %s（%s）".formatted(record.title(), record.archivalNumber()))
                .category(record.category())
                .with("record", record.id())
                .with("archivalNumber", record.archivalNumber())
                .with("title", record.title())
                .with("sha256", record.sha256())
                .with("purpose", order.purpose())
                .with("borrower", order.borrower())
                .with("dueOn", order.dueOn());
    }

    /** The record is read again: within the transaction nobody else can ask for it. */
    @Override
    public Mono<Void> save(Act act, RequestedLoan loan) {
        var order = loan.order();
        return Mono.zip(
                        loans.record(Scope.only(order.principal()), order.record()),
                        loans.longestDays(act.on()),
                        (record, days) ->
                                order.request(record.status(), days, act.on()).orRefuse())
                .flatMap(asked -> loans.add(act.id(), asked, clock.instant()));
    }

    @Override
    public Mono<RequestedLoan> stored(ActState state) {
        return loans.lock(state.principal(), state.id())
                .zipWhen(
                        row -> loans.record(Scope.only(state.principal()), row.record()),
                        (row, record) -> new RequestedLoan(row.toOrder(), record));
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return loans.find(caller.scope(), id).map(row -> View.of(row, LocalDate.now(clock)));
    }
}
