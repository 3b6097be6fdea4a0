package org.fivetrust.agreements.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.agreements.agreement.AgreementMessages.TermOfValidity;
import org.fivetrust.agreements.agreement.model.AgreementValidator;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.ClauseRule;
import org.fivetrust.agreements.agreement.model.LegalDemands;
import org.fivetrust.agreements.agreement.model.LegalDemands.Law;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes a draft of a request. Shape, soundness and law are judged together; all findings are returned at once. */
@Component
class Drafting {

    private static final AgreementSchema SCHEMA = new AgreementSchema();

    private final Templates templates;
    private final LegalDemandReader law;
    private final AgreementSettings settings;
    private final Clock clock;

    Drafting(Templates templates, LegalDemandReader law, AgreementSettings settings, Clock clock) {
        this.templates = templates;
        this.law = law;
        this.settings = settings;
        this.clock = clock;
    }

    /** The request of a first draft or of an amendment. */
    record DraftRequest(
            PrincipalId principal,
            UUID resolution,
            @Nullable String template,
            @Nullable List<ClauseMessage> clauses,
            TermOfValidity term,
            @Nullable List<Area> scope,
            @Nullable List<Area> handoverRequired) {}

    /** A text that can be stored. */
    record Draft(
            PrincipalId principal,
            UUID resolution,
            @Nullable String template,
            @Nullable Integer templateVersion,
            List<ClauseMessage> clauses,
            TermOfValidity term,
            Set<Area> scope,
            Set<Area> handoverRequired,
            List<Violation> warnings) {

        Draft warnedOf(List<Violation> found) {
            return new Draft(
                    principal, resolution, template, templateVersion, clauses, term, scope, handoverRequired, found);
        }

        List<ClauseRule> terms() {
            return clauses.stream().map(ClauseMessage::toTerm).toList();
        }
    }

    /** Malformed requests are refused before any query. */
    Draft read(DraftRequest draftRequest) {
        var faults = faults(draftRequest);
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
        var template = draftRequest.template() == null
                ? null
                : templates.choose(draftRequest.template(), LocalDate.now(clock));
        var clauses = template == null
                ? List.copyOf(draftRequest.clauses() == null ? List.of() : draftRequest.clauses())
                : template.clauses();
        var terms = clauses.stream().map(ClauseMessage::toTerm).toList();
        var scope = draftRequest.scope() == null ? LegalDemands.areas(terms) : new TreeSet<>(draftRequest.scope());
        var awaited = draftRequest.handoverRequired() == null
                ? EnumSet.noneOf(Area.class)
                : new TreeSet<>(draftRequest.handoverRequired());
        if (!scope.containsAll(awaited)) {
            throw InvalidValue.worded("area-outside-scope", "/handoverRequired");
        }
        return new Draft(
                draftRequest.principal(),
                draftRequest.resolution(),
                draftRequest.template(),
                template == null ? null : template.version(),
                clauses,
                draftRequest.term(),
                scope,
                awaited,
                List.of());
    }

    private static List<Violation> faults(DraftRequest draftRequest) {
        var order = draftRequest.term().to().isBefore(draftRequest.term().from())
                ? Stream.of(Violation.worded("before-from", "/term/to"))
                : Stream.<Violation>empty();
        var text = (draftRequest.template() == null) == (draftRequest.clauses() == null)
                ? Stream.of(Violation.worded("template-or-clauses", "/template"))
                : Stream.<Violation>empty();
        var shape = draftRequest.clauses() == null
                ? Stream.<Violation>empty()
                : SCHEMA.findings(draftRequest.clauses()).stream();
        return Stream.of(order, text, shape).flatMap(one -> one).toList();
    }

    /** Refused with every gap, overlap, dead end and breach of the law. */
    Mono<Draft> judge(Draft draft) {
        return law.of(draft.principal(), draft.term(), LocalDate.now(clock)).map(rows -> judged(draft, rows));
    }

    private Draft judged(Draft draft, Law rows) {
        var terms = draft.terms();
        var lawful = LegalDemands.findings(terms, draft.scope(), rows);
        var sound = AgreementValidator.findings(terms, settings.longestSplittingDays());
        var findings = Stream.concat(sound.stream(), lawful.faults().stream()).toList();
        if (!findings.isEmpty()) {
            throw new Refused(Refusal.rule("agreement.unsound").with("count", findings.size()), findings);
        }
        return draft.warnedOf(lawful.warnings());
    }
}
