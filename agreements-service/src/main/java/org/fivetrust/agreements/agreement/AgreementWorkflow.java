package org.fivetrust.agreements.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.agreement.AgreementMessages.Ask;
import org.fivetrust.agreements.agreement.AgreementMessages.Sign;
import org.fivetrust.agreements.agreement.AgreementMessages.Terminate;
import org.fivetrust.agreements.agreement.AgreementMessages.Versions;
import org.fivetrust.agreements.agreement.AgreementMessages.View;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.Soundness;
import org.fivetrust.shared.agreement.CanonicalJson;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Claim;
import org.fivetrust.shared.web.Done;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Drafts, signs and ends agreements. */
@Component
class AgreementWorkflow {

    private static final String COMMUNITY_SIGNER = "committee-director";

    private static final String STREET_SIGNER = "street-leader";

    private final Agreements agreements;
    private final Templates templates;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    AgreementWorkflow(
            Agreements agreements,
            Templates templates,
            Idempotency idempotency,
            Transactions transactions,
            Outbox outbox,
            Clock clock) {
        this.agreements = agreements;
        this.templates = templates;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> draft(Caller caller, @Nullable IdempotencyKey key, Ask ask) {
        caller.mustHave("civil-affairs-officer", "centre-head", "reporter", COMMUNITY_SIGNER);
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        if (ask.term().to().isBefore(ask.term().from())) {
            throw new InvalidValue("/term/to", "is not before from");
        }
        var clauses = clauses(ask);
        var id = UUID.randomUUID();
        return idempotency.once(
                new Claim(caller, principal, key, ask),
                View.class,
                agreements
                        .vote(principal, ask.resolution())
                        .doOnNext(vote -> mustCount(vote, ask))
                        .then(agreements.home(principal))
                        .doOnNext(home -> mustBeOfStreet(caller, ask.street(), home.street()))
                        .flatMap(home -> keep(id, ask, home, clauses, caller))
                        .map(view -> Done.created("/v1/agreements/" + id, view)));
    }

    private List<ClauseMessage> clauses(Ask ask) {
        if ((ask.template() == null) == (ask.clauses() == null)) {
            throw new InvalidValue("/template", "either a template or own clauses");
        }
        var clauses = ask.clauses() == null ? templates.clauses(String.valueOf(ask.template())) : ask.clauses();
        var findings =
                Soundness.findings(clauses.stream().map(ClauseMessage::toTerm).toList());
        if (!findings.isEmpty()) {
            throw new Refused(Refusal.rule("agreement.unsound")
                    .with("count", findings.size())
                    .with(
                            "findings",
                            String.join(
                                    "; ",
                                    findings.stream()
                                            .map(InvalidValue.Violation::message)
                                            .toList())));
        }
        return clauses;
    }

    private static void mustCount(Agreements.Vote vote, Ask ask) {
        if (!vote.valid()) {
            throw new Refused(Refusal.rule("resolution.invalid")
                    .with("resolution", ask.resolution())
                    .with("reasons", vote.reasons())
                    .curedBy(Cure.of("resolution.vote-again", "committee-director")
                            .at("/v1/resolutions")));
        }
    }

    private static void mustBeOfStreet(Caller caller, @Nullable String named, String street) {
        if (named != null && !named.equals(street)) {
            throw new InvalidValue("/street", "the principal belongs to " + street);
        }
        if (caller.street() != null && !caller.street().equals(street)) {
            throw new Refused(Refusal.person("access.street").with("street", street));
        }
    }

    private Mono<View> keep(UUID id, Ask ask, Agreements.Home home, List<ClauseMessage> clauses, Caller caller) {
        var digest = CanonicalJson.digest(CanonicalJson.of(Map.of("clauses", clauses)));
        return agreements
                .add(id, ask, home, clauses, digest, caller)
                .then(Mono.defer(() -> agreements.find(id)))
                .map(this::view);
    }

    private View view(AgreementRow row) {
        return row.view(agreements.read(row.clauses()), LocalDate.now(clock));
    }

    Mono<ResponseEntity<View>> sign(Caller caller, @Nullable IdempotencyKey key, UUID id, Sign sign) {
        caller.mustHave(COMMUNITY_SIGNER, STREET_SIGNER);
        return visible(caller, id)
                .flatMap(row -> idempotency.once(
                        new Claim(caller, row.owner(), key, sign), View.class, sign(caller, row, sign)));
    }

    private Mono<Done<View>> sign(Caller caller, AgreementRow seen, Sign sign) {
        var byStreet = caller.roles().contains(STREET_SIGNER);
        return agreements
                .queue(seen.principal())
                .then(agreements.lock(seen.id()))
                .doOnNext(row -> mustBeSignable(caller, row, sign, byStreet))
                .delayUntil(this::mustNotOverlap)
                .delayUntil(row -> agreements.signed(row, byStreet, isComplete(row, byStreet), caller))
                .then(Mono.defer(() -> agreements.find(seen.id())))
                .delayUntil(this::tellIfInForce)
                .map(row -> Done.created("/v1/agreements/" + row.id(), view(row)));
    }

    private static boolean isComplete(AgreementRow row, boolean byStreet) {
        return byStreet ? row.communitySignedBy() != null : row.streetSignedBy() != null;
    }

    private static void mustBeSignable(Caller caller, AgreementRow row, Sign sign, boolean byStreet) {
        if (byStreet && caller.street() != null && !caller.street().equals(row.street())) {
            throw new Refused(Refusal.person("access.street").with("street", row.street()));
        }
        if (!row.status().equals("DRAFT") || (byStreet ? row.streetSignedBy() : row.communitySignedBy()) != null) {
            throw new Refused(Refusal.state("agreement.already-signed").with("agreement", row.id()));
        }
        if (sign.digest() != null && !sign.digest().equals(row.digest())) {
            throw new Refused(Refusal.rule("agreement.other-text").with("digest", row.digest()));
        }
    }

    private Mono<UUID> mustNotOverlap(AgreementRow row) {
        return agreements.overlapping(row).doOnNext(other -> {
            throw new Refused(Refusal.state("agreement.overlaps").with("other", other));
        });
    }

    /** Whatever an area service believed of this principal before is out of date. */
    private Mono<Void> tellIfInForce(AgreementRow row) {
        return row.status().equals("SIGNED") ? revokeMandates(row) : Mono.empty();
    }

    private Mono<Void> revokeMandates(AgreementRow row) {
        return Flux.fromArray(Area.values())
                .concatMap(area -> outbox.add(Event.to(area.service(), row.owner(), "mandate.revoked", Map.of())))
                .then();
    }

    Mono<ResponseEntity<View>> terminate(Caller caller, @Nullable IdempotencyKey key, UUID id, Terminate terminate) {
        caller.mustHave(COMMUNITY_SIGNER, STREET_SIGNER);
        return visible(caller, id)
                .flatMap(row -> idempotency.once(
                        new Claim(caller, row.owner(), key, terminate),
                        View.class,
                        agreements
                                .queue(row.principal())
                                .then(agreements.lock(id))
                                .doOnNext(AgreementWorkflow::mustBeSigned)
                                .delayUntil(locked -> agreements.terminated(locked, terminate.reason(), caller))
                                .delayUntil(this::revokeMandates)
                                .then(Mono.defer(() -> agreements.find(id)))
                                .map(ended -> Done.ok(view(ended)))));
    }

    private static void mustBeSigned(AgreementRow row) {
        if (!row.status().equals("SIGNED")) {
            throw new Refused(Refusal.state("agreement.not-signed").with("agreement", row.id()));
        }
    }

    private Mono<AgreementRow> visible(Caller caller, UUID id) {
        return agreements.find(id).as(transactions.within(caller.scope()));
    }

    Mono<View> find(Caller caller, UUID id) {
        return visible(caller, id).map(this::view);
    }

    Mono<Versions> versions(Caller caller, UUID id) {
        return visible(caller, id).map(row -> new Versions(List.of(row.asVersion(LocalDate.now(clock)))));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return agreements
                .list(principal, page)
                .collectList()
                .map(rows -> Page.of(rows, page, row -> row.id().toString()).map(this::view))
                .as(transactions.within(caller.scope()));
    }
}
