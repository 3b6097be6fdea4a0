package org.fivetrust.agreements.agreement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.agreements.agreement.AgreementMessages.TermOfValidity;
import org.fivetrust.agreements.agreement.model.LegalDemand;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Subdistricts;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Agreements")
class LegalDemandController {

    private final LegalDemandReader law;
    private final Transactions transactions;
    private final Subdistricts subdistricts;
    private final Clock clock;

    LegalDemandController(LegalDemandReader law, Transactions transactions, Subdistricts subdistricts, Clock clock) {
        this.law = law;
        this.transactions = transactions;
        this.subdistricts = subdistricts;
        this.clock = clock;
    }

    @Schema(name = "LegalDemand")
    record View(
            int id,
            String kind,

            @Schema(description = "Acts worth more than this (金额线)", example = "20000.00")
            String above,

            @Schema(description = "The evidence wanted (所需依据)", example = "RESOLUTION")
            String evidence,

            LocalDate validFrom,
            String source,

            @Schema(description = "The figure is not certain yet (待核)")
            boolean unsure,

            @Schema(description = "What becomes of a draft that misses it: REFUSE or WARN (不符时拒绝或提示)")
            LegalDemand.Severity severity) {

        static View of(LegalDemand demand) {
            return new View(
                    demand.id(),
                    demand.kind(),
                    demand.above().toString(),
                    demand.evidence(),
                    demand.validFrom(),
                    demand.source(),
                    demand.unsure(),
                    demand.severity());
        }
    }

    @Schema(name = "LegalDemands")
    record Demands(String principal, LocalDate asOf, List<View> items) {}

    @GetMapping("/v1/legal-demands")
    @Operation(
            operationId = "listLegalDemands",
            summary = "What the law wants of an agreement (法定要求)",
            description =
                    "Dated rows that bind this principal, with source and certainty; whether a figure that is not "
                            + "certain refuses a draft or only warns is configuration of the place. (附出处及是否待核；待核金额线拒绝或提示按地区配置)")
    Mono<Demands> demands(
            Caller caller,
            @RequestParam String principal,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        var id = new PrincipalId(principal);
        var on = asOf == null ? LocalDate.now(clock) : asOf;
        return subdistricts
                .admit(caller, id)
                .then(law.demands(id, new TermOfValidity(on, on), on)
                        .map(View::of)
                        .collectList()
                        .map(items -> new Demands(principal, on, items))
                        .as(transactions.within(caller.scope())));
    }
}
