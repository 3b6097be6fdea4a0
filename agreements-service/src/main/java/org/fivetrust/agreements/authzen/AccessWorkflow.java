package org.fivetrust.agreements.authzen;

import java.util.List;
import java.util.Optional;
import org.fivetrust.agreements.authzen.AccessMessages.Decision;
import org.fivetrust.agreements.authzen.AccessReader.Form;
import org.fivetrust.agreements.authzen.model.Access;
import org.fivetrust.agreements.authzen.model.AccessDecision;
import org.fivetrust.agreements.authzen.model.AccessEntity;
import org.fivetrust.agreements.ruling.model.FactsSource;
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

    Mono<EvaluationResult> evaluate(Caller caller, Access access) {
        return evaluate(caller, access, FactsSource.cached());
    }

    private Mono<EvaluationResult> evaluate(Caller caller, Access access, FactsSource source) {
        var subject = access.subject();
        Subjects.mustBeAskedAbout(caller, subject);
        if (!subject.is(AccessEntity.USER) && !subject.is(AccessEntity.ROLE)) {
            return Mono.just(unknown(Refusal.rule("access.unknown-subject"), subject));
        }
        return switch (access.resource().type()) {
            case AccessEntity.PRINCIPAL -> principals.evaluate(caller, access, source);
            case AccessEntity.MATTER -> matters.evaluate(caller, access);
            default -> Mono.just(unknown(Refusal.rule("access.unknown-resource"), access.resource()));
        };
    }

    private static EvaluationResult unknown(Refusal because, AccessEntity accessEntity) {
        return EvaluationResult.of(AccessDecision.no(because.with("type", accessEntity.type())));
    }

    /** They rest on facts that are read once; they are answered in order, none after a short circuit. */
    Mono<List<Decision>> evaluations(Caller caller, Batch batch) {
        return Flux.defer(() -> {
                    var source = FactsSource.cached();
                    return Flux.fromIterable(batch.evaluations())
                            .map(AccessWorkflow::read)
                            .concatMap(read -> one(caller, read, source));
                })
                .takeUntil(decision -> batch.semantic().endsWith(decision.decision()))
                .collectList();
    }

    /** One question of many, or what is wrong with it. */
    private record Read(Optional<Access> access, Optional<InvalidValue> invalid) {}

    private static Read read(JsonNode question) {
        try {
            return new Read(Optional.of(AccessReader.read(question, Form.EVALUATION)), Optional.empty());
        } catch (InvalidValue invalid) {
            return new Read(Optional.empty(), Optional.of(invalid));
        }
    }

    private Mono<Decision> one(Caller caller, Read read, FactsSource source) {
        return read.invalid()
                .map(invalid -> Mono.just(answers.malformed(invalid)))
                .orElseGet(() -> one(caller, read.access().orElseThrow(), source));
    }

    private Mono<Decision> one(Caller caller, Access access, FactsSource source) {
        return Mono.defer(() -> evaluate(caller, access, source))
                .map(answers::decision)
                .onErrorResume(InvalidValue.class, invalid -> Mono.just(answers.malformed(invalid)))
                .onErrorResume(Refused.class, refused -> Mono.just(answers.failed(403, refused.because())));
    }
}
