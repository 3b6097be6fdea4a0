package org.fivetrust.seals.request;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.seals.request.model.Document;
import org.fivetrust.seals.request.model.ImprintOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Requester;
import org.fivetrust.shared.web.Caller;

/** An imprint as it is put to the agreement: everything the approvers see, and nothing may change afterwards. */
final class ImprintAct {

    static final String KIND = "IMPRINT";

    private ImprintAct() {}

    static Act freeze(UUID id, ImprintOrder order, SealAtHand seal, Caller caller, LocalDate today) {
        return new Act(
                id,
                order.principal(),
                KIND,
                null,
                "用印《%s》%d份".formatted(order.document().title(), order.copies()),
                order.category(),
                null,
                false,
                Requester.of(caller),
                today,
                particulars(order, seal));
    }

    /** What the request's own row must still say when the seal is put down. */
    static Map<String, Object> particulars(ImprintOrder order, SealAtHand seal) {
        return Map.of(
                "seal", seal.id().toString(),
                "sealName", seal.name(),
                "sealKind", seal.kind().name(),
                "document", json(order.document()),
                "copies", order.copies(),
                "purpose", order.purpose());
    }

    private static Map<String, Object> json(Document document) {
        var json = new LinkedHashMap<String, Object>();
        json.put("title", document.title());
        json.put("digest", document.digest().value());
        json.put("pages", document.pages());
        if (document.record() != null) {
            json.put("record", document.record());
        }
        return json;
    }
}
