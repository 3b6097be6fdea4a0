package org.fivetrust.agreements.matter;

import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.matter.MatterRow.LoadedMatter;
import org.fivetrust.agreements.matter.MatterStore.Located;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Withdraws the matter of an act that its area answers for not having executed, with its warrant. */
@Component
class ActWithdrawal {

    private final DatabaseClient database;
    private final MatterStore store;
    private final TransitionWriter transitions;
    private final Transactions transactions;

    ActWithdrawal(DatabaseClient database, MatterStore store, TransitionWriter transitions, Transactions transactions) {
        this.database = database;
        this.store = store;
        this.transitions = transitions;
        this.transactions = transactions;
    }

    Mono<Void> withdraw(UUID act, ActIntakeMessages.Withdraw withdraw) {
        var scope = Scope.only(new PrincipalId(withdraw.principal()));
        var requester = new Caller(withdraw.by(), withdraw.by(), Set.of(), scope, null);
        return locate(withdraw.principal(), act)
                .flatMap(located -> store.lock(requester, located))
                .filter(loadedMatter -> loadedMatter.row().status() != Matter.Status.WITHDRAWN)
                .flatMap(loadedMatter -> write(loadedMatter, requester, withdraw))
                .as(transactions.within(scope));
    }

    private Mono<Located> locate(String principal, UUID act) {
        return database.sql("select principal, id from matter where principal = :principal and act = :act")
                .bind("principal", principal)
                .bind("act", act)
                .mapProperties(Located.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("matter", act)));
    }

    private Mono<Void> write(LoadedMatter loadedMatter, Caller requester, ActIntakeMessages.Withdraw withdraw) {
        return transitions.write(
                loadedMatter,
                loadedMatter.matter().callBack(requester.subject()),
                new MatterCommand(requester, null, withdraw, withdraw.reason()));
    }
}
