package org.fivetrust.agreements.authzen;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fivetrust.agreements.authority.model.Gathered;
import org.fivetrust.agreements.authority.model.Gathering;
import org.fivetrust.agreements.authzen.AccessMessages.Decision;
import org.fivetrust.agreements.authzen.AccessReader.Form;
import org.fivetrust.agreements.authzen.model.Access;
import org.fivetrust.agreements.authzen.model.AccessDecision;
import org.fivetrust.agreements.authzen.model.AccessEntity;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Subdistricts;
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
    private final Subdistricts subdistricts;
    private final Function<Gathering, Mono<Gathered>> gathering;

    AccessWorkflow(
            PrincipalAccess principals,
            MatterAccess matters,
            AccessAnswers answers,
            Subdistricts subdistricts,
            Function<Gathering, Mono<Gathered>> gathering) {
        this.principals = principals;
        this.matters = matters;
        this.answers = answers;
        this.subdistricts = subdistricts;
        this.gathering = gathering;
    }

    Mono<Decision> evaluate(Caller caller, JsonNode request) {
        return Mono.fromSupplier(() -> AccessReader.read(request, Form.EVALUATION))
                .flatMap(access -> evaluate(caller, access))
                .map(answers::decision);
    }

    Mono<EvaluationResult> evaluate(Caller caller, Access access) {
        return gathered(caller, List.of(access)).flatMap(gathered -> evaluate(caller, access, gathered));
    }

    private Mono<Gathered> gathered(Caller caller, List<Access> questions) {
        return Gatherings.of(questions, principal -> subdistricts.within(caller.scope(), principal))
                .flatMap(gathering);
    }

    private Mono<EvaluationResult> evaluate(Caller caller, Access access, Gathered gathered) {
        var subject = access.subject();
        Subjects.mustBeAskedAbout(caller, subject);
        if (!subject.is(AccessEntity.USER) && !subject.is(AccessEntity.ROLE)) {
            return Mono.just(unknown(Refusal.rule("access.unknown-subject"), subject));
        }
        return switch (access.resource().type()) {
            case AccessEntity.PRINCIPAL -> principals.evaluate(caller, access, gathered);
            case AccessEntity.MATTER -> matters.evaluate(caller, access);
            default -> Mono.just(unknown(Refusal.rule("access.unknown-resource"), access.resource()));
        };
    }

    private static EvaluationResult unknown(Refusal because, AccessEntity accessEntity) {
        return EvaluationResult.of(AccessDecision.no(because.with("type", accessEntity.type())));
    }

    /**
     * What they rest on is gathered once; they are answered in order, and nothing is answered after a short circuit.
     */
    Mono<List<Decision>> evaluations(Caller caller, Batch batch) {
        var read = batch.questions().stream().map(AccessWorkflow::read).toList();
        return gathered(
                        caller,
                        read.stream().flatMap(one -> one.access().stream()).toList())
                .flatMapMany(gathered -> Flux.fromIterable(read).concatMap(one -> one(caller, one, gathered)))
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

    private Mono<Decision> one(Caller caller, Read read, Gathered gathered) {
        return read.invalid()
                .map(invalid -> Mono.just(answers.malformed(invalid)))
                .orElseGet(() -> one(caller, read.access().orElseThrow(), gathered));
    }

    private Mono<Decision> one(Caller caller, Access access, Gathered gathered) {
        return Mono.defer(() -> evaluate(caller, access, gathered))
                .map(answers::decision)
                .onErrorResume(InvalidValue.class, invalid -> Mono.just(answers.malformed(invalid)))
                .onErrorResume(Refused.class, refused -> Mono.just(answers.failed(403, refused.because())));
    }
}
