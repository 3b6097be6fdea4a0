package org.fivetrust.agreements.agreement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.AgreementMessages.TermOfValidity;
import org.fivetrust.agreements.agreement.AgreementMessages.View;
import org.fivetrust.agreements.agreement.Drafting.DraftRequest;
import org.fivetrust.agreements.agreement.LifecycleMessages.Renew;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Renews agreements: the text in force for another term, on a new resolution, after a favourable last review. */
@Component
class RenewalWorkflow {

    private final AgreementWorkflow drafts;
    private final AmendmentWorkflow amendments;
    private final AgreementStore agreementStore;
    private final ResolutionChecks resolutionChecks;
    private final Drafting drafting;
    private final Idempotency idempotency;

    RenewalWorkflow(
            AgreementWorkflow drafts,
            AmendmentWorkflow amendments,
            AgreementStore agreementStore,
            ResolutionChecks resolutionChecks,
            Drafting drafting,
            Idempotency idempotency) {
        this.drafts = drafts;
        this.amendments = amendments;
        this.agreementStore = agreementStore;
        this.resolutionChecks = resolutionChecks;
        this.drafting = drafting;
        this.idempotency = idempotency;
    }

    Mono<ResponseEntity<View>> renew(Caller caller, @Nullable IdempotencyKey key, UUID id, Renew renew) {
        return drafts.visible(caller, id)
                .flatMap(row -> idempotency.once(
                        new IdempotentRequest(caller, row.owner(), key, renew), View.class, renew(caller, row, renew)));
    }

    private Mono<CommandResult<View>> renew(Caller caller, AgreementRow seen, Renew renew) {
        var id = UUID.randomUUID();
        return agreementStore
                .queue(seen.principal())
                .thenMany(agreementStore.versions(seen))
                .collectList()
                .doOnNext(versions -> AmendmentWorkflow.mustLive(versions.getFirst()))
                .delayUntil(_ -> resolutionChecks.mustBeReviewed(seen))
                .delayUntil(_ -> resolutionChecks.mustCarry(seen.principal(), renew.resolution()))
                .delayUntil(_ -> resolutionChecks.mustBeNew(seen, renew.resolution()))
                .flatMap(versions ->
                        amendments.keep(caller, versions.getLast(), id, drafting.read(draftRequest(versions, renew))))
                .map(view -> CommandResult.created("/v1/agreements/" + id, view));
    }

    /** The text of the last version in force, from the day after its end. */
    private DraftRequest draftRequest(List<AgreementRow> versions, Renew renew) {
        var last = versions.stream()
                .filter(AgreementRow::isSigned)
                .max(Comparator.comparing(RenewalWorkflow::lastDay))
                .orElseThrow();
        return new DraftRequest(
                last.owner(),
                renew.resolution(),
                null,
                agreementStore.read(last.clauses()),
                new TermOfValidity(lastDay(last).plusDays(1), renew.to()),
                last.scope(),
                last.handoverRequired());
    }

    private static LocalDate lastDay(AgreementRow row) {
        return row.inForceTo() == null ? row.termTo() : row.inForceTo();
    }
}
