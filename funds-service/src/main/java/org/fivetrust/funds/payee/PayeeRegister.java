package org.fivetrust.funds.payee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.payee.model.AccountStatus;
import org.fivetrust.funds.payee.model.KnownAccount;
import org.fivetrust.funds.payee.model.KnownAccounts;
import org.fivetrust.funds.payee.model.PayeeChange;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.funds.payment.model.PayeeAccount;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says what the register knows of who is to be paid. */
@Component
public class PayeeRegister {

    private final DatabaseClient database;
    private final Payees payees;
    private final Transactions transactions;

    PayeeRegister(DatabaseClient database, Payees payees, Transactions transactions) {
        this.database = database;
        this.payees = payees;
        this.transactions = transactions;
    }

    /** Who is paid where a payment names an account of the register. */
    public Mono<Payee> find(Caller caller, String principal, PayeeAccount named) {
        return payees.account(caller.scope(), named.payee(), named.account())
                .filter(row -> row.principal().equals(principal))
                .switchIfEmpty(Mono.error(() -> new NotFound("payee account", named.account())))
                .map(row -> new Payee(row.name(), new AccountNumber(row.number()), row.bank(), row.kind()))
                .as(transactions.within(caller.scope()));
    }

    private record Row(UUID payee, int n, String nameKey, String numberKey, AccountStatus status) {

        KnownAccount toModel() {
            return new KnownAccount(payee, n, nameKey, numberKey, status);
        }
    }

    /**
     * Refuses an account that the register knows and nobody has confirmed, and one that is not the known payee's; found
     * by what all spellings of a number and a name have in common. What it knows stays so until the transaction ends.
     */
    public Mono<Void> mustBePayable(PaymentOrder order) {
        var account = order.payee().account();
        return account == null
                ? Mono.empty()
                : mustBePayable(order, Likeness.name(order.payee().name()), Likeness.number(account.value()));
    }

    private Mono<Void> mustBePayable(PaymentOrder order, String nameKey, String numberKey) {
        var named = order.payeeAccount();
        return known(order, nameKey, numberKey)
                .flatMap(known -> Mono.justOrEmpty((named == null ? known : known.named(named.payee(), named.account()))
                        .against(nameKey, numberKey)))
                .flatMap(because -> Mono.error(new Refused(because)));
    }

    private Mono<KnownAccounts> known(PaymentOrder order, String nameKey, String numberKey) {
        return database.sql("""
                        select account.payee, account.n, payee.name_key, account.number_key,
                               case when account.replaced_at is not null then 'REPLACED'
                                    when account.confirmed_at is not null then 'CONFIRMED'
                                    else 'UNCONFIRMED' end as status
                          from payee_account account
                          join payee on payee.principal = account.principal and payee.id = account.payee
                         where account.principal = :principal
                           and (account.number_key = :number or payee.name_key = :name)
                         order by account.payee, account.n for share of account
                        """)
                .bind("principal", order.principal().value())
                .bind("number", numberKey)
                .bind("name", nameKey)
                .mapProperties(Row.class)
                .all()
                .map(Row::toModel)
                .collectList()
                .map(KnownAccounts::new);
    }

    private record ChangeRow(UUID payee, int n, Instant at) {

        PayeeChange toModel() {
            return new PayeeChange(payee, n, LocalDate.ofInstant(at, PayeeAccountRow.CHINA));
        }
    }

    /** When the accounts of the payee changed last; the first account is no change. */
    public Mono<PayeeChange> lastChange(PaymentOrder order) {
        var account = order.payee().account();
        return account == null
                ? Mono.empty()
                : database.sql("""
                                select account.payee, account.n,
                                       coalesce(account.confirmed_at, account.entered_at) as at
                                  from payee_account account
                                  join payee on payee.principal = account.principal and payee.id = account.payee
                                 where account.principal = :principal and account.n > 1
                                   and (payee.name_key = :name or exists (
                                        select from payee_account known
                                         where known.principal = account.principal and known.payee = account.payee
                                           and known.number_key = :number))
                                 order by at desc limit 1
                                """)
                        .bind("principal", order.principal().value())
                        .bind("name", Likeness.name(order.payee().name()))
                        .bind("number", Likeness.number(account.value()))
                        .mapProperties(ChangeRow.class)
                        .one()
                        .map(ChangeRow::toModel);
    }
}
