package org.fivetrust.assets.disposal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.disposal.model.DisposalOrder;
import org.fivetrust.assets.disposal.model.Evidence;
import org.fivetrust.assets.disposal.model.Recipient;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.act.Requester;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;

/** A disposal as it is put to the agreement: everything the approvers see, and nothing may change afterwards. */
final class DisposalAct {

    static final String KIND = "DISPOSAL";

    private DisposalAct() {}

    static Act freeze(UUID id, DisposalOrder order, AssetAtHand asset, Caller caller, LocalDate today) {
        return new Act(
                id,
                order.principal(),
                KIND,
                order.amount(asset.bookValue(), today),
                "处置 %s（卡片 %s）".formatted(asset.name(), asset.cardNumber()),
                asset.category(),
                counterparty(order.recipient()),
                false,
                Requester.of(caller),
                today,
                particulars(order, asset, today));
    }

    static @Nullable Counterparty counterparty(@Nullable Recipient recipient) {
        return recipient == null ? null : new Counterparty(recipient.name(), recipient.account());
    }

    /** What the disposal's own row must still say when it is carried out. */
    static Map<String, Object> particulars(DisposalOrder order, AssetAtHand asset, LocalDate today) {
        var particulars = new LinkedHashMap<String, Object>();
        particulars.put("asset", order.asset().toString());
        particulars.put("cardNumber", asset.cardNumber().toString());
        particulars.put("name", asset.name());
        particulars.put("cost", asset.bookValue().cost().toString());
        particulars.put("netBookValue", asset.bookValue().on(today).toString());
        particulars.put("manner", order.manner().name());
        particulars.put("reason", order.reason());
        if (order.appraisedValue() != null) {
            particulars.put("appraisedValue", order.appraisedValue().toString());
        }
        if (order.price() != null) {
            particulars.put("price", order.price().toString());
        }
        particulars.put(
                "evidence", order.evidence().stream().map(DisposalAct::json).toList());
        return particulars;
    }

    private static Map<String, Object> json(Evidence evidence) {
        return evidence.record() == null
                ? Map.of("kind", evidence.kind(), "number", evidence.number())
                : Map.of("kind", evidence.kind(), "number", evidence.number(), "record", evidence.record());
    }
}
