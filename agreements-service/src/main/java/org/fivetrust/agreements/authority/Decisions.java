package org.fivetrust.agreements.authority;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.agreements.authority.model.Findings;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Basis;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts an act to the agreement it stands on and notes what the answer rests on. */
@Component
class Decisions {

    private final Grounds grounds;
    private final Clock clock;

    Decisions(Grounds grounds, Clock clock) {
        this.grounds = grounds;
        this.clock = clock;
    }

    Mono<Decision> decide(Ground ground, Act act) {
        return grounds.related(ground, act).map(related -> decision(act, ground, related));
    }

    /** On what was found for someone who only asks. */
    Decision decision(Act act, Findings findings) {
        var ground = findings.ground();
        return ground == null ? withoutGround(act) : decision(act, ground, findings.related());
    }

    private Decision decision(Act act, Ground ground, Related related) {
        var policyDecision = Explanations.question(act, related).put(ground.covenant());
        var basis = new Basis(
                UUID.randomUUID(),
                ground.agreement(),
                ground.version(),
                ground.digest(),
                ground.resolution(),
                policyDecision.clauses(),
                act.on(),
                clock.instant());
        return new Decision(ground, policyDecision, basis, related);
    }

    Decision withoutGround(Act act) {
        var policyDecision = Explanations.question(act, Related.NONE).put(null);
        var basis = new Basis(
                UUID.randomUUID(), null, null, null, null, policyDecision.clauses(), act.on(), clock.instant());
        return new Decision(null, policyDecision, basis, Related.NONE);
    }
}
