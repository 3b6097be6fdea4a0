package org.fivetrust.funds.statement;

import java.util.Collection;
import java.util.TreeSet;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Masking;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whose an account is that a statement names, by the register of bank accounts. */
@Component
class StatementAccounts {

    private static final Refusal UNKNOWN = Refusal.rule("funds.account-unknown");

    private static final Refusal SEVERAL = Refusal.rule("funds.statement-of-several-principals");

    private final DatabaseClient database;
    private final Transactions transactions;

    StatementAccounts(DatabaseClient database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** The one whose all these accounts are. */
    Mono<PrincipalId> owner(Scope scope, Collection<String> numbers) {
        return Flux.fromIterable(numbers)
                .concatMap(number -> owner(scope, number))
                .collectList()
                .map(owners -> new TreeSet<>(owners))
                .filter(owners -> owners.size() == 1)
                .map(owners -> new PrincipalId(owners.first()))
                .switchIfEmpty(Mono.error(() -> new Refused(SEVERAL)))
                .as(transactions.within(scope));
    }

    private Mono<String> owner(Scope scope, String number) {
        return database.sql("""
                        select principal from bank_account
                        where number_key = :key and opened_at is not null and ended_at is null
                        """ + scope.condition("principal"))
                .bind("key", Likeness.number(number))
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new Refused(UNKNOWN.with("account", masked(number)))));
    }

    private static String masked(String number) {
        return Masking.lastFour(number);
    }
}
