package org.fivetrust.agreements.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.agreement.AgreementMessages.Ask;
import org.fivetrust.agreements.agreement.AgreementMessages.Sign;
import org.fivetrust.agreements.agreement.AgreementMessages.Versions;
import org.fivetrust.agreements.agreement.AgreementMessages.View;
import org.fivetrust.agreements.agreement.Drafting.Draft;
import org.fivetrust.agreements.agreement.Drafting.DraftRequest;
import org.fivetrust.agreements.agreement.model.Period;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Drafts, amends and signs agreements. */
@Component
class AgreementWorkflow {

    private final AgreementStore agreementStore;
    private final ResolutionChecks resolutionChecks;
    private final Drafting drafting;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Agreements agreements;
    private final Clock clock;

    AgreementWorkflow(
            AgreementStore agreementStore,
            ResolutionChecks resolutionChecks,
            Drafting drafting,
            Idempotency idempotency,
            Transactions transactions,
            Agreements agreements,
            Clock clock) {
        this.agreementStore = agreementStore;
        this.resolutionChecks = resolutionChecks;
        this.drafting = drafting;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.agreements = agreements;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> draft(Caller caller, @Nullable IdempotencyKey key, Ask ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        var draft = drafting.read(new DraftRequest(
                principal,
                ask.resolution(),
                ask.template(),
                ask.clauses(),
                ask.term(),
                ask.scope(),
                ask.handoverRequired()));
        var id = UUID.randomUUID();
        return idempotency.once(
                new IdempotentRequest(caller, principal, key, ask),
                View.class,
                resolutionChecks
                        .mustCarry(principal.value(), ask.resolution())
                        .then(agreementStore.home(principal))
                        .doOnNext(home -> mustBeOfSubdistrict(ask.subdistrict(), home.subdistrict()))
                        .flatMap(home -> keep(new AgreementStore.Place(id, id, 1), draft, home, caller))
                        .map(view -> CommandResult.created("/v1/agreements/" + id, view)));
    }

    private static void mustBeOfSubdistrict(@Nullable String named, String subdistrict) {
        if (named != null && !named.equals(subdistrict)) {
            throw InvalidValue.worded("subdistrict-other", "/street", "street", subdistrict);
        }
    }

    Mono<View> keep(AgreementStore.Place place, Draft draft, AgreementStore.Home home, Caller caller) {
        var digest = CanonicalJson.digest(CanonicalJson.of(Map.of("clauses", draft.clauses())));
        return drafting.judge(draft)
                .flatMap(judged -> agreementStore.add(place, judged, home, digest, caller))
                .then(Mono.defer(() -> agreementStore.find(caller.scope(), place.id())))
                .map(this::view);
    }

    private View view(AgreementRow row) {
        return view(row, LocalDate.now(clock));
    }

    private View view(AgreementRow row, LocalDate on) {
        return agreementStore.view(row, on);
    }

    Mono<ResponseEntity<View>> sign(Caller caller, @Nullable IdempotencyKey key, UUID id, Sign sign) {
        return visible(caller, id)
                .flatMap(row -> idempotency.once(
                        new IdempotentRequest(caller, row.owner(), key, sign), View.class, sign(caller, row, sign)));
    }

    private Mono<CommandResult<View>> sign(Caller caller, AgreementRow seen, Sign sign) {
        var bySubdistrict = caller.roles().contains(Roles.SUBDISTRICT_LEADER);
        return agreementStore
                .queue(seen.principal())
                .then(agreementStore.lock(caller.scope(), seen.id()))
                .doOnNext(row -> mustBeSignable(caller, row, sign, bySubdistrict))
                .delayUntil(this::mustNotOverlap)
                .delayUntil(row -> resolutionChecks.mustCarry(row.principal(), row.resolution()))
                .delayUntil(row -> isComplete(row, bySubdistrict)
                        ? complete(row, bySubdistrict, caller)
                        : agreementStore.signed(row, bySubdistrict, caller))
                .then(Mono.defer(() -> agreementStore.find(caller.scope(), seen.id())))
                .map(row -> CommandResult.created("/v1/agreements/" + row.id(), view(row)));
    }

    private static boolean isComplete(AgreementRow row, boolean bySubdistrict) {
        return bySubdistrict ? row.communitySignedBy() != null : row.subdistrictSignedBy() != null;
    }

    private static void mustBeSignable(Caller caller, AgreementRow row, Sign sign, boolean bySubdistrict) {
        if (!row.status().equals("DRAFT")
                || (bySubdistrict ? row.subdistrictSignedBy() : row.communitySignedBy()) != null) {
            throw new Refused(Refusal.state("agreement.already-signed").with("agreement", row.id()));
        }
        if (caller.subject().equals(bySubdistrict ? row.communitySignedBy() : row.subdistrictSignedBy())) {
            throw new Refused(Refusal.person("agreement.same-signer"));
        }
        if (row.effectiveOn() != null) {
            throw new Refused(Refusal.state("agreement.ended").with("agreement", row.series()));
        }
        if (sign.digest() != null && !sign.digest().equals(row.digest())) {
            throw new Refused(Refusal.rule("agreement.other-text").with("digest", row.digest()));
        }
    }

    private Period period(AgreementRow row) {
        return Period.of(row.version(), row.termFrom(), row.termTo(), LocalDate.now(clock));
    }

    private Mono<UUID> mustNotOverlap(AgreementRow row) {
        return agreementStore.overlapping(row, period(row)).doOnNext(other -> {
            throw new Refused(Refusal.state("agreement.overlaps").with("other", other));
        });
    }

    /** The version before ends the day before this one begins; area services must ask again. */
    private Mono<Void> complete(AgreementRow row, boolean bySubdistrict, Caller caller) {
        var period = period(row);
        if (period.isEmpty()) {
            return Mono.error(new Refused(Refusal.state("agreement.term-over").with("agreement", row.id())));
        }
        var giveWay = row.version() == 1 ? Mono.<Void>empty() : agreementStore.endBefore(row, period.from());
        return giveWay.then(agreementStore.completed(row, bySubdistrict, period, caller))
                .then(agreements.revokeMandates(row.owner()));
    }

    Mono<AgreementRow> visible(Caller caller, UUID id) {
        return agreementStore.find(caller.scope(), id).as(transactions.within(caller.scope()));
    }

    Mono<View> find(Caller caller, UUID id, @Nullable LocalDate asOf) {
        return visible(caller, id).map(row -> view(row, asOf == null ? LocalDate.now(clock) : asOf));
    }

    Mono<Versions> versions(Caller caller, UUID id) {
        var today = LocalDate.now(clock);
        return agreementStore
                .find(caller.scope(), id)
                .flatMapMany(agreementStore::versions)
                .map(row -> row.asVersion(today))
                .collectList()
                .map(Versions::new)
                .as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return agreementStore
                .list(caller.scope(), principal, page)
                .map(rows -> rows.map(this::view))
                .as(transactions.within(caller.scope()));
    }
}
