package org.fivetrust.agreements.authzen;

import java.util.List;
import org.fivetrust.agreements.authzen.AccessMessages.Decision;
import org.fivetrust.agreements.authzen.AccessReader.Form;
import org.fivetrust.agreements.authzen.model.Access;
import org.fivetrust.agreements.authzen.model.Entity;
import org.fivetrust.agreements.authzen.model.Verdict;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Evaluates one question, or many in order. */
@Component
class AccessWorkflow {

    private final PrincipalAccess principals;
    private final MatterAccess matters;
    private final AccessAnswers answers;

    AccessWorkflow(PrincipalAccess principals, MatterAccess matters, AccessAnswers answers) {
        this.principals = principals;
        this.matters = matters;
        this.answers = answers;
    }

    Mono<Decision> evaluate(Caller caller, JsonNode request) {
        return Mono.fromSupplier(() -> AccessReader.read(request, Form.EVALUATION))
                .flatMap(access -> evaluate(caller, access))
                .map(answers::decision);
    }

    Mono<Answered> evaluate(Caller caller, Access access) {
        var subject = access.subject();
        Subjects.mustBeAskedAbout(caller, subject);
        if (!subject.is(Entity.USER) && !subject.is(Entity.ROLE)) {
            return Mono.just(unknown(Refusal.rule("access.unknown-subject"), subject));
        }
        return switch (access.resource().type()) {
            case Entity.PRINCIPAL -> principals.evaluate(caller, access);
            case Entity.MATTER -> matters.evaluate(caller, access);
            default -> Mono.just(unknown(Refusal.rule("access.unknown-resource"), access.resource()));
        };
    }

    private static Answered unknown(Refusal because, Entity entity) {
        return Answered.of(Verdict.no(because.with("type", entity.type())));
    }

    /** One after the other, so that the short circuits ask nothing more than they have to. */
    Mono<List<Decision>> evaluations(Caller caller, Batch batch) {
        return Flux.fromIterable(batch.questions())
                .concatMap(question -> one(caller, question))
                .takeUntil(decision -> batch.semantic().endsWith(decision.decision()))
                .collectList();
    }

    private Mono<Decision> one(Caller caller, JsonNode question) {
        return Mono.defer(() -> evaluate(caller, question))
                .onErrorResume(InvalidValue.class, invalid -> Mono.just(answers.malformed(invalid)))
                .onErrorResume(Refused.class, refused -> Mono.just(answers.failed(403, refused.because())));
    }
}
