package org.fivetrust.funds.reconciliation;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.funds.reconciliation.ReconciliationMessages.ProofView;
import org.fivetrust.funds.reconciliation.ReconciliationMessages.View;
import org.fivetrust.funds.reconciliation.model.Proof;
import org.fivetrust.funds.reconciliation.model.Reconciliation.Signature;
import org.fivetrust.funds.reconciliation.model.SubLedger;
import org.fivetrust.funds.reconciliation.model.TransitItem;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Masking;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Update;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a proof is made of, and stores reconciliations. */
@Repository
class Reconciliations {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final JsonMapper json;

    Reconciliations(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.json = json;
    }

    /** @param shared whether sub-ledgers of other principals are under its number too */
    record Account(
            String principal, UUID id, String holder, String bank, String number, String numberKey, boolean shared) {

        PrincipalId owner() {
            return new PrincipalId(principal);
        }

        String masked() {
            return Masking.lastFour(number);
        }
    }

    Mono<Account> account(Scope scope, UUID id) {
        return database.sql("""
                        select principal, id, holder, bank, number, number_key,
                            is_held_elsewhere(principal, number_key) as shared
                        from bank_account where id = :id and opened_at is not null
                        """ + scope.condition("principal"))
                .bind("id", id)
                .mapProperties(Account.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("bank account", id)));
    }

    private record BankRow(long balance, @Nullable LocalDate statedTo) {}

    private record FiguresRow(long control, long suspense, int staleAfter) {}

    private record LedgerRow(String principal, UUID account, String name, long balance) {

        SubLedger toModel() {
            return new SubLedger(principal, account, name, Money.ofFen(balance));
        }
    }

    private record ItemRow(
            TransitItem.Side side,
            String principal,
            @Nullable UUID account,
            @Nullable Integer seq,
            @Nullable String kind,
            @Nullable UUID source,
            @Nullable UUID statement,
            @Nullable Integer entry,
            long amount,
            LocalDate day,
            @Nullable String party,
            boolean matched) {

        TransitItem toModel() {
            return new TransitItem(
                    side,
                    principal,
                    account,
                    seq,
                    kind,
                    source,
                    statement,
                    entry,
                    Money.ofFen(amount),
                    day,
                    party,
                    matched);
        }
    }

    /** What bank, control account and sub-ledgers say of a day, and what is between them. */
    Mono<Proof> proof(Account account, LocalDate asOf) {
        return Mono.zip(bank(account, asOf), figures(account, asOf), ledgers(account, asOf), items(account, asOf))
                .map(read -> new Proof(
                        asOf,
                        read.getT1().map(row -> Money.ofFen(row.balance())).orElse(null),
                        read.getT1()
                                .flatMap(row -> Optional.ofNullable(row.statedTo()))
                                .orElse(null),
                        Money.ofFen(read.getT2().control()),
                        Money.ofFen(read.getT2().suspense()),
                        read.getT3(),
                        read.getT4(),
                        read.getT2().staleAfter()));
    }

    private DatabaseClient.GenericExecuteSpec of(String query, Account account, LocalDate asOf) {
        return database.sql(query).bind("key", account.numberKey()).bind("on", asOf);
    }

    private Mono<Optional<BankRow>> bank(Account account, LocalDate asOf) {
        return of("select * from bank_balance(:owner, :key, :on)", account, asOf)
                .bind("owner", account.principal())
                .mapProperties(BankRow.class)
                .one()
                .singleOptional();
    }

    private Mono<FiguresRow> figures(Account account, LocalDate asOf) {
        return of("""
                        select control_of(:key, :on) as control, unnamed_under(:key, :on) as suspense,
                            reconciliation_figure('STALE_AFTER_DAYS', :on) as stale_after
                        """, account, asOf).mapProperties(FiguresRow.class).one();
    }

    private Mono<List<SubLedger>> ledgers(Account account, LocalDate asOf) {
        return of("select * from sub_ledgers(:key, :on) order by principal, account", account, asOf)
                .mapProperties(LedgerRow.class)
                .all()
                .map(LedgerRow::toModel)
                .collectList();
    }

    private Mono<List<TransitItem>> items(Account account, LocalDate asOf) {
        return of("""
                        select * from items_in_transit(:owner, :key, :on)
                        order by day, side, principal, account, seq, statement, entry
                        """, account, asOf)
                .bind("owner", account.principal())
                .mapProperties(ItemRow.class)
                .all()
                .map(ItemRow::toModel)
                .collectList();
    }

    String digest(UUID account, String principal, Proof proof) {
        return CanonicalJson.digest(CanonicalJson.of(Map.of("proof", ProofView.of(account, principal, proof))));
    }

    @Table("reconciliation")
    private record NewReconciliation(
            PrincipalId principal,
            @Id UUID id,
            UUID account,
            String numberKey,
            LocalDate asOf,
            Money bank,
            Money control,
            Money ledgers,
            Money suspense,
            Money adjusted,
            Money difference,
            Json figures,
            String digest,
            String preparedBy,
            String preparedByName,
            Instant preparedAt,
            Basis basis) {}

    Mono<Void> add(UUID id, Account account, Proof proof, Person by, Instant at, Basis basis) {
        var figures = json.writeValueAsString(ProofView.of(account.id(), account.principal(), proof));
        var bank = proof.bank();
        return entities.insert(new NewReconciliation(
                        account.owner(),
                        id,
                        account.id(),
                        account.numberKey(),
                        proof.asOf(),
                        bank == null ? Money.ZERO : bank,
                        proof.control(),
                        proof.ledgers(),
                        proof.suspense(),
                        proof.adjustedBank(),
                        proof.difference(),
                        Json.of(figures),
                        digest(account.id(), account.principal(), proof),
                        by.subject(),
                        by.name(),
                        at,
                        basis))
                .then();
    }

    Mono<Void> signed(Signature signature) {
        return entities.update(NewReconciliation.class)
                .matching(query(
                        where("principal").is(signature.principal()).and("id").is(signature.id())))
                .apply(Update.update("signed_by", signature.by())
                        .set("signed_by_name", signature.name())
                        .set("signed_at", signature.at()))
                .then();
    }

    /** Holds it until the transaction ends. */
    Mono<ReconciliationRow> lock(Scope scope, UUID id) {
        return lists.lock("reconciliation", scope, id).then(Mono.defer(() -> find(scope, id)));
    }

    Mono<ReconciliationRow> find(Scope scope, UUID id) {
        return lists.of(ReconciliationRow.class, scope)
                .where(ReconciliationRow::id, id)
                .one("reconciliation", id);
    }

    Mono<Page<ReconciliationRow>> list(Scope scope, Account account, PageRequest page) {
        return lists.of(ReconciliationRow.class, scope)
                .where(ReconciliationRow::account, account.id())
                .newestFirst(ReconciliationRow::preparedAt, ReconciliationRow::id)
                .page(page);
    }

    View view(ReconciliationRow row) {
        return row.view(json.readValue(row.figures().asString(), ProofView.class));
    }
}
