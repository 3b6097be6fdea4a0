package org.fivetrust.funds.statement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.statement.model.StatementHead;
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
    private final Alerts alerts;
    private final Transactions transactions;

    StatementAccounts(DatabaseClient database, Alerts alerts, Transactions transactions) {
        this.database = database;
        this.alerts = alerts;
        this.transactions = transactions;
    }

    private record Registered(StatementHead head, Optional<String> owner) {

        boolean isUnknown() {
            return owner.isEmpty();
        }
    }

    /** The one whose all these accounts are; one that is in no register is refused, and an alert. */
    Mono<PrincipalId> owner(Scope scope, List<StatementHead> heads) {
        return Flux.fromIterable(heads)
                .concatMap(head -> registered(scope, head))
                .collectList()
                .as(transactions.within(scope))
                .delayUntil(found -> refuseUnknown(scope, found))
                .map(StatementAccounts::only);
    }

    private static PrincipalId only(List<Registered> found) {
        var owners = found.stream()
                .flatMap(registered -> registered.owner().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (owners.size() != 1) {
            throw new Refused(SEVERAL);
        }
        return new PrincipalId(owners.first());
    }

    private Mono<Registered> registered(Scope scope, StatementHead head) {
        return database.sql("""
                        select principal from bank_account
                        where number_key = :key and opened_at is not null and ended_at is null
                        """ + scope.condition("principal"))
                .bind("key", Likeness.number(head.account()))
                .mapValue(String.class)
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(owner -> new Registered(head, owner));
    }

    private Mono<Void> refuseUnknown(Scope scope, List<Registered> found) {
        var unknown = found.stream()
                .filter(Registered::isUnknown)
                .map(Registered::head)
                .toList();
        return unknown.isEmpty()
                ? Mono.empty()
                : Flux.fromIterable(unknown)
                        .concatMap(head -> alert(scope, head))
                        .then()
                        .as(transactions.within(scope))
                        .then(Mono.error(() -> new Refused(UNKNOWN.with(
                                "account", masked(unknown.getFirst().account())))));
    }

    /** For the principal in whose name the bank keeps it. */
    private Mono<Void> alert(Scope scope, StatementHead head) {
        return holder(scope, head)
                .map(principal -> unregistered(principal, head))
                .flatMap(alerts::raise);
    }

    private static Alert unregistered(PrincipalId principal, StatementHead head) {
        return new Alert(
                principal,
                AlertRule.UNREGISTERED_ACCOUNT,
                UUID.nameUUIDFromBytes(Likeness.number(head.account()).getBytes(StandardCharsets.UTF_8)),
                Map.of("account", masked(head.account()), "statement", head.id(), "closing", head.closing()));
    }

    private Mono<PrincipalId> holder(Scope scope, StatementHead head) {
        return head.holder() == null
                ? ofOne(scope)
                : named(scope, head.holder()).switchIfEmpty(ofOne(scope));
    }

    /** Whoever acts for one principal alone brings what is that one's. */
    private static Mono<PrincipalId> ofOne(Scope scope) {
        return scope instanceof Scope.Named(var principals) && principals.size() == 1
                ? Mono.just(new PrincipalId(principals.iterator().next()))
                : Mono.empty();
    }

    private Mono<PrincipalId> named(Scope scope, String holder) {
        return database.sql("select principal, legal_name from principal_subdistrict where legal_name is not null"
                        + scope.condition("principal"))
                .mapProperties(NamedPrincipal.class)
                .all()
                .collectList()
                .flatMap(principals -> Mono.justOrEmpty(principals.stream()
                        .filter(principal ->
                                Likeness.name(principal.legalName()).equals(Likeness.name(holder)))
                        .findFirst()))
                .map(principal -> new PrincipalId(principal.principal()));
    }

    private record NamedPrincipal(String principal, String legalName) {}

    private static String masked(String number) {
        return Masking.lastFour(number);
    }
}
