package org.fivetrust.funds.charge;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.funds.charge.ChargeMessages.Row;
import org.fivetrust.funds.charge.model.BankCharge;
import org.fivetrust.funds.matching.Matches.Making;
import org.fivetrust.funds.matching.model.OpenEntry;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Stores charges and interest with their lines in the sub-ledger. */
@Repository
class Charges {

    private static final Refusal ENTERED = Refusal.state("funds.charge-entered");

    private final DatabaseClient database;
    private final Lists lists;
    private final JsonMapper json;

    Charges(DatabaseClient database, Lists lists, JsonMapper json) {
        this.database = database;
        this.lists = lists;
        this.json = json;
    }

    Mono<PrincipalId> owner(Scope scope, UUID account) {
        return held(scope, account, "").map(held -> held.account().principal());
    }

    /** A sub-ledger, and the bank account it is under. */
    record BearingAccount(TrustAccount account, String numberKey) {}

    private record AccountRow(
            String principal,
            UUID id,
            String name,
            String bank,
            String number,
            String numberKey,
            LocalDate openedOn,
            long balance,
            long available) {

        BearingAccount toModel() {
            return new BearingAccount(
                    new TrustAccount(
                            id,
                            new PrincipalId(principal),
                            name,
                            bank,
                            new AccountNumber(number),
                            openedOn,
                            Money.ofFen(balance),
                            Money.ofFen(available)),
                    numberKey);
        }
    }

    /** Holds the account until the transaction ends. */
    Mono<BearingAccount> lock(Scope scope, UUID account) {
        return held(scope, account, " for no key update");
    }

    private Mono<BearingAccount> held(Scope scope, UUID account, String locking) {
        return database.sql("""
                        select principal, id, name, bank, number, number_key, opened_on, balance, available
                        from trust_account where id = :id
                        """ + scope.condition("principal") + locking)
                .bind("id", account)
                .mapProperties(AccountRow.class)
                .one()
                .map(AccountRow::toModel)
                .switchIfEmpty(Mono.error(() -> new NotFound("trust account", account)));
    }

    /** The number of its line in the sub-ledger. */
    Mono<Integer> add(BankCharge charge, OpenEntry shown, TrustAccount account, Making making) {
        return database.sql("""
                        insert into bank_charge (principal, id, account, kind, owner, statement, entry, amount, booked_on, purpose,
                            entered_by, entered_at, basis)
                        values (:principal, :id, :account, :kind, :owner, :statement, :entry, :amount, :on, :purpose, :by, :at,
                            :basis)
                        """)
                .bind("principal", account.principal().value())
                .bind("id", charge.id())
                .bind("account", charge.account())
                .bind("kind", charge.kind().name())
                .bind("owner", shown.principal().value())
                .bind("statement", shown.statement())
                .bind("entry", shown.number())
                .bind("amount", shown.amount().fen())
                .bind("on", shown.bookedOn())
                .bind("purpose", charge.purpose())
                .bind("by", making.by())
                .bind("at", making.at())
                .bind("basis", Json.of(json.writeValueAsString(making.basis())))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(ENTERED.with("entry", shown.number())))
                .then(Mono.defer(() -> enter(charge, shown, account, making)));
    }

    private Mono<Integer> enter(BankCharge charge, OpenEntry shown, TrustAccount account, Making making) {
        return database.sql("""
                        insert into trust_entry (principal, account, kind, source, amount, effective_on, recorded_at)
                        values (:principal, :account, :kind, :source, :amount, :on, :at)
                        returning seq
                        """)
                .bind("principal", account.principal().value())
                .bind("account", charge.account())
                .bind("kind", charge.kind().name())
                .bind("source", charge.id())
                .bind("amount", shown.amount().fen())
                .bind("on", shown.bookedOn())
                .bind("at", making.at())
                .mapValue(Integer.class)
                .one();
    }

    Mono<Row> find(Scope scope, UUID id) {
        return lists.of(Row.class, scope).where(Row::id, id).one("bank charge", id);
    }

    Mono<Page<Row>> list(Scope scope, @Nullable String principal, PageRequest page) {
        return lists.of(Row.class, scope)
                .where(Row::principal, principal)
                .newestFirst(Row::enteredAt, Row::id)
                .page(page);
    }
}
