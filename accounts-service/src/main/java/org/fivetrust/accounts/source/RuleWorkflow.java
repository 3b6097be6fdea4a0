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
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Posting rules belong to the centre, not to a principal: one person proposes a version, another one decides. */
@Component
class RuleWorkflow {

    private static final Refusal SAME_PERSON = Refusal.person("accounts.rule-approved-by-proposer")
            .curedBy(Cure.of("accounts.let-another-decide", "reviewer, centre-head"));

    private static final Refusal DECIDED = Refusal.state("accounts.rule-decided");

    private final Proposals proposals;
    private final Transactions transactions;
    private final Clock clock;

    RuleWorkflow(Proposals proposals, Transactions transactions, Clock clock) {
        this.proposals = proposals;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<Proposal>> propose(Caller caller, Ask ask) {
        caller.mustHave("agency-accountant");
        ask.mustEndAfterItsBeginning();
        var id = UUID.randomUUID();
        return proposals
                .add(id, ask, caller.subject(), clock.instant())
                .then(Mono.defer(() -> proposals.find(id)))
                .map(proposal -> ResponseEntity.status(201).body(proposal))
                .as(transactions.within(caller.scope()));
    }

    Mono<Proposal> decide(Caller caller, UUID id, boolean approved) {
        caller.mustHave("reviewer", "centre-head");
        return proposals
                .lock(id)
                .map(proposal -> decidable(proposal, caller))
                .flatMap(proposal -> proposals.decide(id, approved, caller.subject(), clock.instant()))
                .then(Mono.defer(() -> proposals.find(id)))
                .as(transactions.within(caller.scope()));
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
        mustBeOfTheCentre(caller);
        return proposals.list(page).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> rules(Caller caller, @Nullable String standard, PageRequest page) {
        return proposals.rules(standard, page).as(transactions.within(caller.scope()));
    }

    private static void mustBeOfTheCentre(Caller caller) {
        caller.mustHave("agency-accountant", "reviewer", "centre-head", "auditor");
    }
}
