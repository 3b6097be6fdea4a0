package org.fivetrust.funds.bankfile;

import java.util.List;
import org.fivetrust.funds.bankfile.model.BankParty;
import org.fivetrust.funds.bankfile.model.BankProfile;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What banks take in their files; a bank without a row of its own takes what the row of all others says. */
@Component
public class BankProfiles {

    private static final Refusal UNFIT = Refusal.rule("funds.unfit-for-bank");

    private final DatabaseClient database;

    BankProfiles(DatabaseClient database) {
        this.database = database;
    }

    private record Row(@Nullable String code, String version, int nameLength, int purposeLength, int mostPayments) {

        BankProfile toModel() {
            return new BankProfile(code, version, nameLength, purposeLength, mostPayments);
        }
    }

    public Mono<BankProfile> of(String bank) {
        return database.sql("""
                        select code, version, name_length, purpose_length, most_payments from bank_profile
                        where bank in (:bank, '*') order by bank = '*' limit 1
                        """)
                .bind("bank", bank)
                .mapProperties(Row.class)
                .one()
                .map(Row::toModel);
    }

    /** What the bank of the paying account would refuse is refused before anyone approves it. */
    public Mono<Void> mustTake(String bank, Payee payee) {
        var account = payee.account();
        return account == null
                ? Mono.empty()
                : of(bank).map(profile ->
                                new BankParty(payee.name(), account.value(), payee.bank()).faults("/payee", profile))
                        .flatMap(BankProfiles::refusedFor);
    }

    /** Refuses with every fault at once. */
    static Mono<Void> refusedFor(List<Violation> faults) {
        return faults.isEmpty()
                ? Mono.empty()
                : Mono.error(() -> new Refused(UNFIT.with("count", faults.size()), faults));
    }
}
