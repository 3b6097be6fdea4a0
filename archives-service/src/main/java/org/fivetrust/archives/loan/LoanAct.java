package org.fivetrust.archives.loan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.archives.loan.LoanMessages.View;
import org.fivetrust.archives.loan.model.Asking;
import org.fivetrust.archives.loan.model.Asking.Asked;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Requester;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A loan as an act: everything the approvers see is frozen, and nothing may change afterwards. */
@Component
class LoanAct implements ActKind<RequestedLoan, View> {

    private final Loans loans;
    private final Clock clock;

    LoanAct(Loans loans, Clock clock) {
        this.loans = loans;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "LOAN";
    }

    @Override
    public String path() {
        return "/v1/loans/";
    }

    @Override
    public Class<View> answer() {
        return View.class;
    }

    @Override
    public Act freeze(UUID id, RequestedLoan loan, Requester by, LocalDate on) {
        var order = loan.order();
        var record = loan.record();
        return new Act(
                id,
                order.principal(),
                name(),
                null,
                "借阅 %s（%s）".formatted(record.title(), record.archivalNumber()),
                record.category(),
                null,
                false,
                by,
                on,
                Map.of(
                        "record", record.id().toString(),
                        "archivalNumber", record.archivalNumber(),
                        "title", record.title(),
                        "sha256", record.sha256(),
                        "purpose", order.purpose(),
                        "borrower", order.borrower(),
                        "dueOn", order.dueOn().toString()));
    }

    /** The record is read again: within the transaction nobody else can ask for it. */
    @Override
    public Mono<Void> save(Act act, RequestedLoan loan) {
        var order = loan.order();
        return loans.record(order.record(), act.on())
                .map(record -> order.request(record.status(), record.longestDays(), act.on()))
                .flatMap(asking -> save(act, asking));
    }

    private Mono<Void> save(Act act, Asking asking) {
        return switch (asking) {
            case Asked(var order) -> loans.add(act.id(), order, clock.instant());
            case Asking.Declined(var because) -> Mono.error(new Refused(because));
        };
    }

    @Override
    public Mono<RequestedLoan> stored(ActState state) {
        return loans.lock(state.principal(), state.id())
                .zipWhen(
                        row -> loans.record(row.record(), state.act().on()),
                        (row, record) -> new RequestedLoan(row.toOrder(), record));
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return loans.find(id).map(row -> View.of(row, LocalDate.now(clock)));
    }
}
