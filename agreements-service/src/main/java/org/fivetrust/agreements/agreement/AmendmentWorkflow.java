package org.fivetrust.agreements.agreement;

import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreements.agreement.AgreementMessages.TermOfValidity;
import org.fivetrust.agreements.agreement.AgreementMessages.View;
import org.fivetrust.agreements.agreement.Drafting.Draft;
import org.fivetrust.agreements.agreement.Drafting.DraftRequest;
import org.fivetrust.agreements.agreement.LifecycleMessages.Amend;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Amends agreements: a new version on a new resolution, signed like the first; the old one is in force until then. */
@Component
class AmendmentWorkflow {

    private final AgreementWorkflow drafts;
    private final AgreementStore agreementStore;
    private final ResolutionChecks resolutionChecks;
    private final Drafting drafting;
    private final Idempotency idempotency;

    AmendmentWorkflow(
            AgreementWorkflow drafts,
            AgreementStore agreementStore,
            ResolutionChecks resolutionChecks,
            Drafting drafting,
            Idempotency idempotency) {
        this.drafts = drafts;
        this.agreementStore = agreementStore;
        this.resolutionChecks = resolutionChecks;
        this.drafting = drafting;
        this.idempotency = idempotency;
    }

    Mono<ResponseEntity<View>> amend(Caller caller, @Nullable IdempotencyKey key, UUID id, Amend amend) {
        return drafts.visible(caller, id)
                .flatMap(row -> idempotency.once(
                        new IdempotentRequest(caller, row.owner(), key, amend), View.class, amend(caller, row, amend)));
    }

    private Mono<CommandResult<View>> amend(Caller caller, AgreementRow seen, Amend amend) {
        var draft = drafting.read(draftRequest(seen, amend));
        var id = UUID.randomUUID();
        return agreementStore
                .queue(seen.principal())
                .thenMany(agreementStore.versions(seen))
                .collectList()
                .doOnNext(versions -> mustLive(versions.getFirst()))
                .delayUntil(_ -> resolutionChecks.mustCarry(seen.principal(), amend.resolution()))
                .delayUntil(_ -> resolutionChecks.mustBeNew(seen, amend.resolution()))
                .flatMap(versions -> keep(caller, versions.getLast(), id, draft))
                .map(view -> CommandResult.created("/v1/agreements/" + id, view));
    }

    Mono<View> keep(Caller caller, AgreementRow latest, UUID id, Draft draft) {
        return drafts.keep(
                new AgreementStore.Place(id, latest.series(), latest.version() + 1),
                draft,
                new AgreementStore.Home(latest.community(), latest.subdistrict()),
                caller);
    }

    static void mustLive(AgreementRow first) {
        if (!first.isSigned()) {
            throw new Refused(Refusal.state("agreement.not-signed").with("agreement", first.id()));
        }
        if (first.effectiveOn() != null) {
            throw new Refused(Refusal.state("agreement.ended").with("agreement", first.series()));
        }
    }

    private static DraftRequest draftRequest(AgreementRow row, Amend amend) {
        return new DraftRequest(
                row.owner(),
                amend.resolution(),
                amend.template(),
                amend.clauses(),
                new TermOfValidity(
                        amend.effectiveFrom(), Objects.requireNonNullElse(amend.effectiveTo(), row.termTo())),
                amend.scope(),
                amend.handoverRequired() == null ? row.handoverRequired() : amend.handoverRequired());
    }
}
