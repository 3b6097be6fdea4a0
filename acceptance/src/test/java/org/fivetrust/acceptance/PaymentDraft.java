package org.fivetrust.acceptance;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A payment that a reporter asks for. By default its payee and its invoice are new. */
record PaymentDraft(String amount, String payee, String payeeAccount, String invoice, String category, String purpose) {

    static PaymentDraft of(String amount) {
        var payee = UUID.randomUUID().toString().substring(0, 8);
        return new PaymentDraft(
                amount,
                "恒远市政工程" + payee,
                "6222" + Math.abs(payee.hashCode()) + "0001",
                "INV-" + UUID.randomUUID(),
                "office",
                "道路修补");
    }

    /** The same payee, another invoice. */
    PaymentDraft again(String otherAmount) {
        return new PaymentDraft(
                otherAmount, payee, payeeAccount, of(otherAmount).invoice(), category, purpose);
    }

    PaymentDraft in(String otherCategory) {
        return new PaymentDraft(amount, payee, payeeAccount, invoice, otherCategory, purpose);
    }

    PaymentDraft on(String otherInvoice) {
        return new PaymentDraft(amount, payee, payeeAccount, otherInvoice, category, purpose);
    }

    PaymentDraft payingTo(String name) {
        return new PaymentDraft(amount, name, payeeAccount, invoice, category, purpose);
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
