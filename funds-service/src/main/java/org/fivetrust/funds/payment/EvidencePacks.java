package org.fivetrust.funds.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.fivetrust.funds.payment.model.Pack;
import org.fivetrust.funds.payment.model.PackPaper;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which papers a payment of a kind and an amount wants on a day. */
@Component
class EvidencePacks {

    private static final Refusal MISSING =
            Refusal.rule("funds.papers-missing").curedBy(Cure.of("funds.bring-the-papers", Roles.REPORTER));

    private final DatabaseClient database;

    EvidencePacks(DatabaseClient database) {
        this.database = database;
    }

    /** Refuses a payment that names its kind and lacks papers, with all that is missing. */
    Mono<Void> mustBeComplete(PaymentOrder order, LocalDate on) {
        return Mono.justOrEmpty(order.pack())
                .flatMap(pack -> wanted(pack, order, on))
                .map(order::missing)
                .filter(missing -> !missing.isEmpty())
                .flatMap(missing -> Mono.error(refused(order, missing)));
    }

    private Mono<List<PackPaper>> wanted(Pack pack, PaymentOrder order, LocalDate on) {
        return database.sql("""
                        select paper, max(least) as least from evidence_pack
                        where pack = :pack and from_fen <= :amount
                            and :on between valid_from and coalesce(valid_to, :on)
                        group by paper order by paper
                        """)
                .bind("pack", pack.name())
                .bind("amount", order.amount().fen())
                .bind("on", on)
                .mapProperties(PackPaper.class)
                .all()
                .collectList();
    }

    private static Refused refused(PaymentOrder order, List<PackPaper> missing) {
        var because = MISSING.with("pack", String.valueOf(order.pack()))
                .with("amount", order.amount())
                .with("missing", missing.stream().map(PackPaper::paper).collect(Collectors.joining(", ")));
        return new Refused(
                because,
                missing.stream()
                        .map(paper -> Violation.worded(
                                "paper-missing", "/evidence", "paper", paper.paper(), "count", paper.least()))
                        .toList());
    }
}
