package org.fivetrust.funds.payment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.funds.payment.model.Evidence;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.act.Requester;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;

/** A payment as it is put to the agreement: everything the approvers see, and nothing may change afterwards. */
final class PaymentAct {

    static final String KIND = "PAYMENT";

    private PaymentAct() {}

    static Act freeze(UUID id, PaymentOrder order, Caller caller, LocalDate today) {
        return new Act(
                id,
                order.principal(),
                KIND,
                order.amount(),
                order.purpose(),
                order.category(),
                new Counterparty(order.payee().name(), number(order.payee())),
                order.emergency(),
                Requester.of(caller),
                today,
                particulars(order));
    }

    /** What the payment's own row must still say when it is executed. */
    static Map<String, Object> particulars(PaymentOrder order) {
        var particulars = new LinkedHashMap<String, Object>();
        particulars.put("account", order.account().toString());
        particulars.put("payee", payee(order.payee()));
        particulars.put(
                "evidence", order.evidence().stream().map(PaymentAct::paper).toList());
        put(particulars, "budgetLine", order.budgetLine());
        put(particulars, "earmark", order.earmark());
        return particulars;
    }

    private static Map<String, Object> payee(Payee payee) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", payee.name());
        json.put("kind", payee.kind().name());
        put(json, "account", number(payee));
        put(json, "bank", payee.bank());
        return json;
    }

    private static Map<String, Object> paper(Evidence paper) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", paper.kind());
        json.put("number", paper.number());
        put(json, "record", paper.record());
        return json;
    }

    private static @Nullable String number(Payee payee) {
        return payee.account() == null ? null : payee.account().value();
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
