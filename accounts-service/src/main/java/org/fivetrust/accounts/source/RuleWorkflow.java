package org.fivetrust.accounts.source;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.accounts.source.RuleMessages.Ask;
import org.fivetrust.accounts.source.RuleMessages.Proposal;
import org.fivetrust.accounts.source.RuleMessages.View;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
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

/**
 * Posting rules belong to the centre of a sub-district, not to a principal: one person proposes a version, another one
 * decides. A rule without a sub-district applies everywhere.
 */
@Component
class RuleWorkflow {

    private static final Refusal SAME_PERSON = Refusal.person("accounts.rule-approved-by-proposer")
            .curedBy(Cure.of("accounts.let-another-decide", "reviewer, centre-head"));

    private static final Refusal DECIDED = Refusal.state("accounts.rule-decided");

    private final Proposals proposals;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Clock clock;

    RuleWorkflow(Proposals proposals, Idempotency idempotency, Transactions transactions, Clock clock) {
        this.proposals = proposals;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<Proposal>> propose(Caller caller, IdempotencyKey key, Ask ask) {
        ask.mustEndAfterItsBeginning();
        ask.mustNameDepreciationOfDisposals();
        var subdistrict = caller.scope().subdistrict();
        var proposal = ask.toProposal(
                UUID.randomUUID(), subdistrict.isEmpty() ? null : subdistrict, caller.subject(), clock.instant());
        return idempotency.once(
                claim(caller, key, ask),
                Proposal.class,
                proposals.add(proposal).thenReturn(CommandResult.created("/v1/posting-rules/proposals", proposal)));
    }

    /** A rule applies to all books of a sub-district: only a person who works for all its principals changes it. */
    private static IdempotentRequest claim(Caller caller, IdempotencyKey key, Object request) {
        if (caller.isOwner()) {
            throw new Refused(Refusal.person("access.principal").with("principal", "*"));
        }
        return IdempotentRequest.byCaller(caller, key, request);
    }

    Mono<ResponseEntity<Proposal>> decide(Caller caller, IdempotencyKey key, UUID id, boolean approved) {
        return idempotency.once(
                claim(caller, key, id + " " + approved),
                Proposal.class,
                proposals
                        .lock(caller.scope(), id)
                        .map(proposal -> decidable(proposal, caller))
                        .flatMap(_ -> proposals.decide(id, approved, caller.subject(), clock.instant()))
                        .then(Mono.defer(() -> proposals.find(caller.scope(), id)))
                        .map(CommandResult::ok));
    }

    private static Proposal decidable(Proposal proposal, Caller caller) {
        if (proposal.proposedBy().equals(caller.subject())) {
            throw new Refused(SAME_PERSON);
        }
        if (proposal.decidedBy() != null) {
            throw new Refused(DECIDED.with("proposal", proposal.id()));
        }
        return proposal;
    }

    Mono<Page<Proposal>> proposals(Caller caller, PageRequest page) {
        return proposals.list(caller.scope(), page).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> rules(Caller caller, @Nullable String standard, PageRequest page) {
        return proposals.rules(caller, standard, page).as(transactions.within(caller.scope()));
    }
}
