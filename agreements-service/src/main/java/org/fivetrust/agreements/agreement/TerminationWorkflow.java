package org.fivetrust.agreements.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.agreement.AgreementMessages.View;
import org.fivetrust.agreements.agreement.LifecycleMessages.OpenMatter;
import org.fivetrust.agreements.agreement.LifecycleMessages.OpenMatters;
import org.fivetrust.agreements.agreement.LifecycleMessages.Resume;
import org.fivetrust.agreements.agreement.LifecycleMessages.Suspend;
import org.fivetrust.agreements.agreement.LifecycleMessages.Terminate;
import org.fivetrust.agreements.agreement.model.Notice;
import org.fivetrust.agreements.agreement.model.ResumedAgreement;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Suspends, resumes and ends agreements. */
@Component
class TerminationWorkflow {

    private final AgreementWorkflow drafts;
    private final AgreementStore agreementStore;
    private final Terminations terminations;
    private final ResolutionChecks resolutionChecks;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Agreements agreements;
    private final Agreements.ResumptionListener resumptionListener;
    private final Clock clock;

    TerminationWorkflow(
            AgreementWorkflow drafts,
            AgreementStore agreementStore,
            Terminations terminations,
            ResolutionChecks resolutionChecks,
            Idempotency idempotency,
            Transactions transactions,
            Agreements agreements,
            Agreements.ResumptionListener resumptionListener,
            Clock clock) {
        this.drafts = drafts;
        this.agreementStore = agreementStore;
        this.terminations = terminations;
        this.resolutionChecks = resolutionChecks;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.agreements = agreements;
        this.resumptionListener = resumptionListener;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> suspend(Caller caller, @Nullable IdempotencyKey key, UUID id, Suspend suspend) {
        var role = Permission.SUSPEND_AGREEMENTS.inOrder().stream()
                .filter(caller.roles()::contains)
                .findFirst()
                .orElseThrow();
        if (Permission.SUSPEND_AGREEMENTS.inOrder().indexOf(role) > 1 && suspend.order() == null) {
            throw InvalidValue.worded("order-missing", "/order", "role", role);
        }
        return change(caller, key, id, suspend, row -> {
            mustLive(row);
            if (row.suspendedFor() != null) {
                throw new Refused(Refusal.state("agreement.suspended-already").with("agreement", row.series()));
            }
            return terminations.suspend(row, role, suspend, caller);
        });
    }

    Mono<ResponseEntity<View>> resume(Caller caller, @Nullable IdempotencyKey key, UUID id, Resume resume) {
        return change(caller, key, id, resume, row -> {
            if (row.suspendedRole() == null) {
                throw new Refused(Refusal.state("agreement.not-suspended").with("agreement", row.series()));
            }
            if (!caller.roles().contains(row.suspendedRole())) {
                throw new Refused(
                        Refusal.person("agreement.suspended-by-others").with("role", row.suspendedRole()));
            }
            return terminations.resume(row, resume.reason(), caller).then(resumptionListener.resumed(resumed(row)));
        });
    }

    private ResumedAgreement resumed(AgreementRow row) {
        var since = Objects.requireNonNull(row.suspendedAt())
                .atZone(clock.getZone())
                .toLocalDate();
        return new ResumedAgreement(row.principal(), row.series(), since);
    }

    Mono<ResponseEntity<View>> terminate(Caller caller, @Nullable IdempotencyKey key, UUID id, Terminate terminate) {
        var side = caller.roles().contains(Roles.COMMITTEE_DIRECTOR) ? Notice.Side.COMMUNITY : Notice.Side.STREET;
        var today = LocalDate.now(clock);
        var notice = Notice.of(side, terminate.freezeOn(), terminate.effectiveOn(), today);
        var faults = notice.faults(today);
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
        if (notice.needsResolution() && terminate.resolution() == null) {
            throw new Refused(Refusal.rule("agreement.resolution-needed")
                    .curedBy(Cure.of("resolution.vote-again", Roles.COMMITTEE_DIRECTOR)
                            .at("/v1/resolutions")));
        }
        return change(caller, key, id, terminate, row -> end(row, notice, terminate, caller));
    }

    private Mono<Void> end(AgreementRow row, Notice notice, Terminate terminate, Caller caller) {
        mustLive(row);
        var carried = terminate.resolution() == null
                ? Mono.<UUID>empty()
                : resolutionChecks.mustCarry(row.principal(), terminate.resolution());
        return carried.then(terminations.open(row).collectList())
                .flatMap(open -> terminations.terminate(row, notice, terminate, open, caller))
                .then(
                        notice.effectiveOn().isAfter(LocalDate.now(clock))
                                ? agreementStore.endBefore(row, notice.effectiveOn())
                                : agreementStore.terminated(row, notice.effectiveOn(), terminate.reason(), caller));
    }

    /** Locks the agreement, changes it and revokes the mandates of the areas. */
    private Mono<ResponseEntity<View>> change(
            Caller caller,
            @Nullable IdempotencyKey key,
            UUID id,
            Object body,
            Function<AgreementRow, Mono<Void>> change) {
        return drafts.visible(caller, id)
                .flatMap(row -> idempotency.once(
                        new IdempotentRequest(caller, row.owner(), key, body),
                        View.class,
                        agreementStore
                                .queue(row.principal())
                                .then(agreementStore.lock(caller.scope(), id))
                                .delayUntil(change)
                                .delayUntil(locked -> agreements.revokeMandates(locked.owner()))
                                .then(Mono.defer(() -> agreementStore.find(caller.scope(), id)))
                                .map(after -> CommandResult.ok(agreementStore.view(after, LocalDate.now(clock))))));
    }

    private static void mustLive(AgreementRow row) {
        if (!row.isSigned() || row.effectiveOn() != null) {
            throw new Refused(Refusal.state("agreement.not-signed").with("agreement", row.id()));
        }
    }

    Mono<OpenMatters> open(Caller caller, UUID id) {
        return agreementStore.find(caller.scope(), id).flatMap(this::open).as(transactions.within(caller.scope()));
    }

    private Mono<OpenMatters> open(AgreementRow row) {
        return terminations
                .open(row)
                .collectList()
                .zipWith(
                        terminations.openAtTermination(row).map(OfThen::new).defaultIfEmpty(new OfThen(null)),
                        (now, then) -> new OpenMatters(now, then.matters()));
    }

    /** The matters open at the notice; null where there is none. */
    private record OfThen(@Nullable List<OpenMatter> matters) {}
}
