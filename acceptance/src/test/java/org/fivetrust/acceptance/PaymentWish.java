package org.fivetrust.acceptance;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A payment that a reporter asks for. By default its payee and its invoice are new. */
record PaymentWish(String amount, String payee, String payeeAccount, String invoice, String category, String purpose) {

    static PaymentWish of(String amount) {
        var payee = UUID.randomUUID().toString().substring(0, 8);
        return new PaymentWish(
                amount,
                "恒远市政工程" + payee,
                "6222" + Math.abs(payee.hashCode()) + "0001",
                "INV-" + UUID.randomUUID(),
                "office",
                "道路修补");
    }

    /** The same payee, another invoice. */
    PaymentWish again(String otherAmount) {
        return new PaymentWish(otherAmount, payee, payeeAccount, of(otherAmount).invoice(), category, purpose);
    }

    PaymentWish in(String otherCategory) {
        return new PaymentWish(amount, payee, payeeAccount, invoice, otherCategory, purpose);
    }

    PaymentWish on(String otherInvoice) {
        return new PaymentWish(amount, payee, payeeAccount, otherInvoice, category, purpose);
    }

    PaymentWish payingTo(String name) {
        return new PaymentWish(amount, name, payeeAccount, invoice, category, purpose);
    }

    Map<String, Object> from(Principal principal) {
        return from(principal, principal.account());
    }

    Map<String, Object> from(Principal principal, String account) {
        return Body.of(
                "principal",
                principal.id(),
                "account",
                account,
                "payee",
                Body.of("name", payee, "account", payeeAccount, "bank", "农商银行滨河支行", "kind", "ORGANISATION"),
                "amount",
                amount,
                "purpose",
                purpose,
                "category",
                category,
                "evidence",
                List.of(Body.of("kind", "invoice", "number", invoice)),
                "emergency",
                false);
    }
}
