package org.fivetrust.funds.bankfile;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.bankfile.model.BankId;
import org.fivetrust.funds.bankfile.model.BankParty;
import org.fivetrust.funds.bankfile.model.CreditTransfer;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores bank files, and reads what stands in them. */
@Component
class BankFiles {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    BankFiles(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
    }

    private record Source(String name, String number, String bank) {

        BankParty toModel() {
            return new BankParty(name, number, bank);
        }
    }

    /** The account that they are paid from. */
    Mono<BankParty> debtor(PrincipalId principal, UUID account) {
        return database.sql("""
                        select name, number, bank from trust_account where principal = :principal and id = :id
                        """)
                .bind("principal", principal.value())
                .bind("id", account)
                .mapProperties(Source.class)
                .one()
                .map(Source::toModel)
                .switchIfEmpty(Mono.error(() -> new NotFound("trust account", account)));
    }

    private record Line(
            UUID id,
            String payeeName,
            @Nullable String payeeAccount,
            @Nullable String payeeBank,
            long amount,
            String purpose) {

        CreditTransfer.Line toModel() {
            return new CreditTransfer.Line(
                    BankId.of(id), id, Money.ofFen(amount), new BankParty(payeeName, payeeAccount, payeeBank), purpose);
        }
    }

    /** In the order in which they were released. */
    Mono<List<CreditTransfer.Line>> lines(PrincipalId principal, Collection<UUID> payments) {
        return database.sql("""
                        select id, payee_name, payee_account, payee_bank, amount, purpose from payment
                        where principal = :principal and id = any (:ids) order by paid_at, id
                        """)
                .bind("principal", principal.value())
                .bind("ids", payments.toArray(UUID[]::new))
                .mapProperties(Line.class)
                .all()
                .map(Line::toModel)
                .collectList();
    }

    Mono<Void> add(NewBankFile file) {
        return entities.insert(file).then();
    }

    Mono<BankFileRow> find(Scope scope, UUID id) {
        return lists.of(BankFileRow.class, scope).where(BankFileRow::id, id).one("bank file", id);
    }

    Mono<Page<BankFileRow>> list(Scope scope, @Nullable String principal, @Nullable UUID account, PageRequest page) {
        return lists.of(BankFileRow.class, scope)
                .where(BankFileRow::principal, principal)
                .where(BankFileRow::account, account)
                .newestFirst(BankFileRow::madeAt, BankFileRow::id)
                .page(page);
    }

    Mono<String> content(Scope scope, UUID id) {
        return database.sql("select content from bank_file where id = :id" + scope.condition("principal"))
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("bank file", id)));
    }
}
