package org.fivetrust.funds.payment.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Warrant;

/** A small world: one community that has its path repaired. */
final class PaymentExamples {

    static final PrincipalId DONGFANG = new PrincipalId("dongfang-committee");

    static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    static final Instant NOW = Instant.parse("2026-06-03T02:00:00Z");

    static final String DIGEST = "sha-256:aa";

    private static final UUID ACCOUNT = UUID.randomUUID();

    private PaymentExamples() {}

    static TrustAccount account(String balance) {
        return new TrustAccount(
                ACCOUNT,
                DONGFANG,
                "东方社区居民委员会",
                "农商银行滨河支行",
                new AccountNumber("6222021234567890"),
                LocalDate.parse("2026-01-01"),
                Money.parse(balance),
                Money.parse(balance));
    }

    static PaymentOrder order(String amount, Evidence... evidence) {
        return new PaymentOrder(
                DONGFANG,
                ACCOUNT,
                new Payee("恒远铺装", new AccountNumber("3301040160009876"), "工商银行", Payee.Kind.ORGANISATION),
                Money.parse(amount),
                "修补小区步道",
                "maintenance",
                null,
                null,
                null,
                PaymentMethod.TRANSFER,
                List.of(evidence),
                false,
                null,
                null);
    }

    static Payment payment(String amount, Progress progress) {
        var id = UUID.randomUUID();
        return new Payment(
                id,
                order(amount, Evidence.of("INVOICE", "24372000000012345678")),
                new Payment.Approved(id, DIGEST),
                "reporter.dongfang",
                progress);
    }

    static Warrant warrantFor(Payment payment) {
        return warrant(
                payment.id(), payment.order().principal(), payment.approved().digest());
    }

    static Warrant warrant(UUID act, PrincipalId principal, String digest) {
        return new Warrant(
                UUID.randomUUID(),
                principal,
                act,
                "PAYMENT",
                digest,
                UUID.randomUUID(),
                Set.of("director"),
                NOW.plusSeconds(3600));
    }
}
