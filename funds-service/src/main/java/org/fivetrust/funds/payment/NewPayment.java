package org.fivetrust.funds.payment;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.UUID;
import org.fivetrust.funds.payment.model.Pack;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.funds.payment.model.PaymentMethod;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A payment as it is frozen. */
@Table("payment")
record NewPayment(
        String principal,
        @Id UUID id,
        UUID account,
        String payeeName,
        @Nullable String payeeAccount,
        @Nullable String payeeBank,
        Payee.Kind payeeKind,
        Money amount,
        String purpose,
        String category,
        @Nullable String budgetLine,
        @Nullable String earmark,
        @Nullable UUID contract,
        PaymentMethod method,
        Json evidence,
        boolean emergency,
        @Nullable UUID registeredPayee,
        @Nullable Integer registeredAccount,
        @Nullable Pack pack,
        Instant requestedAt) {

    static NewPayment of(UUID id, PaymentOrder order, Json evidence, Instant at) {
        var payee = order.payee();
        var named = order.payeeAccount();
        return new NewPayment(
                order.principal().value(),
                id,
                order.account(),
                payee.name(),
                payee.account() == null ? null : payee.account().value(),
                payee.bank(),
                payee.kind(),
                order.amount(),
                order.purpose(),
                order.category(),
                order.budgetLine(),
                order.earmark(),
                order.contract(),
                order.method(),
                evidence,
                order.emergency(),
                named == null ? null : named.payee(),
                named == null ? null : named.account(),
                order.pack(),
                at);
    }
}
