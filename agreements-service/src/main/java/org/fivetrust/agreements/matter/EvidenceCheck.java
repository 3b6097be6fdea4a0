package org.fivetrust.agreements.matter;

import io.r2dbc.postgresql.codec.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.agreements.matter.MatterMessages.Evidence;
import org.fivetrust.agreements.matter.MatterMessages.Resubmit;
import org.fivetrust.agreements.matter.MatterRow.LoadedMatter;
import org.fivetrust.agreements.matter.model.Correction;
import org.fivetrust.agreements.matter.model.PresentedEvidence;
import org.fivetrust.agreements.matter.model.Step;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.shared.kernel.EvidenceKind;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.RecordReference;
import org.fivetrust.shared.record.NamedRecords;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether evidence is good: named, filed where it names a record, of this act where it is a resolution, and how many
 * people it shows.
 */
@Component
class EvidenceCheck {

    private final ResolutionEvidence resolutions;
    private final DatabaseClient database;
    private final JsonMapper json;

    EvidenceCheck(ResolutionEvidence resolutions, DatabaseClient database, JsonMapper json) {
        this.resolutions = resolutions;
        this.database = database;
        this.json = json;
    }

    /**
     * Who lays what, and before which step; before none where papers are brought afterwards.
     *
     * @param records what archives-service said of the records that it names
     */
    record Laying(
            LoadedMatter found, Caller caller, @Nullable Step step, List<Evidence> given, NamedRecords records) {}

    Mono<PresentedEvidence> accept(Laying laying) {
        mustBeNamed(laying.given());
        laying.records().mustExist(EvidenceRecords.named(laying.given()));
        var attended = attended(laying);
        return Flux.fromIterable(laying.given())
                .filter(evidence -> EvidenceKind.RESOLUTION.is(evidence.kind()) && evidence.resolution() != null)
                .concatMap(evidence -> resolutions.lay(laying, evidence))
                .reduce(0, Math::max)
                .delayUntil(_ -> keep(laying, attended))
                .map(assembled -> new PresentedEvidence(kinds(laying.given()), most(attended), assembled));
    }

    /** What is brought against what was asked for; a matter is returned once. */
    Mono<Correction> correction(LoadedMatter found, Resubmit again) {
        var given = Objects.requireNonNullElse(again.evidence(), List.<Evidence>of());
        mustBeNamed(given);
        var isExplained = again.comment() != null && !again.comment().isBlank();
        return database.sql("""
                        select asked.text from matter_note note,
                               jsonb_array_elements_text(note.body -> 'missing') with ordinality asked (text, no)
                        where note.principal = :principal and note.matter = :matter and note.kind = 'RETURNED'
                        order by asked.no
                        """)
                .bind("principal", found.row().principal())
                .bind("matter", found.row().id())
                .mapValue(String.class)
                .all()
                .collectList()
                .map(missing -> new Correction(missing, kinds(given), isExplained));
    }

    private static void mustBeNamed(List<Evidence> given) {
        var faults = new ArrayList<Violation>();
        for (var n = 0; n < given.size(); n++) {
            var one = given.get(n);
            if (!EvidenceKind.isKnown(one.kind())) {
                faults.add(Violation.worded("one-of", "/evidence/" + n + "/kind", "values", EvidenceKind.names()));
            }
            var named = EvidenceKind.RESOLUTION.is(one.kind())
                    ? one.resolution() != null
                    : one.number() != null || one.record() != null;
            if (!named) {
                faults.add(Violation.worded(
                        EvidenceKind.RESOLUTION.is(one.kind()) ? "evidence-resolution" : "evidence-number",
                        "/evidence/" + n));
            }
            if (one.record() != null && !RecordReference.isOne(one.record())) {
                faults.add(Violation.worded("record-reference", "/evidence/" + n + "/record"));
            }
            if (EvidenceKind.MINUTES.is(one.kind()) && people(one).isEmpty()) {
                faults.add(Violation.worded("present-missing", "/evidence/" + n + "/present"));
            }
            if (one.confirmation() != null && !EvidenceKind.RESOLUTION.is(one.kind())) {
                faults.add(Violation.worded("confirmation-of-resolution", "/evidence/" + n + "/confirmation"));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
    }

    private static Set<String> kinds(List<Evidence> given) {
        return given.stream().map(Evidence::kind).collect(Collectors.toUnmodifiableSet());
    }

    /** The different people named by each paper that may show a quorum, under the first spelling of each name. */
    private static Map<Integer, Map<String, String>> attended(Laying laying) {
        var papers = new TreeMap<Integer, Map<String, String>>();
        IntStream.range(0, laying.given().size())
                .filter(n -> isMinutes(laying.step(), laying.given().get(n).kind()))
                .forEach(n -> papers.put(n, people(laying.given().get(n))));
        return papers;
    }

    /** Minutes of the body the step asks for, where it asks for any. */
    private static boolean isMinutes(@Nullable Step step, String kind) {
        var wants = step == null ? List.<String>of() : step.wants();
        return EvidenceKind.isMinutes(kind)
                && (wants.contains(kind) || wants.stream().noneMatch(EvidenceKind::isMinutes));
    }

    private static Map<String, String> people(Evidence minutes) {
        var people = new TreeMap<String, String>();
        for (var name : Objects.requireNonNullElse(minutes.present(), List.<String>of())) {
            var key = PartyKey.name(name);
            if (!key.isEmpty()) {
                people.putIfAbsent(key, name);
            }
        }
        return people;
    }

    /** A quorum is of one meeting: who was at another does not count with it. */
    private static int most(Map<Integer, Map<String, String>> attended) {
        return attended.values().stream().mapToInt(Map::size).max().orElse(0);
    }

    /** For steps that ask for a quorum; the database counts again. */
    private Mono<Void> keep(Laying laying, Map<Integer, Map<String, String>> attended) {
        var step = laying.step();
        return step == null || step.quorum() == 0 || attended.isEmpty()
                ? Mono.empty()
                : database.sql("""
                                insert into matter_step_attendance (principal, matter, step, paper, person, name)
                                select :principal, :matter, :step, paper.key::int, one.key, one.value
                                from jsonb_each(:attended) paper, jsonb_each_text(paper.value) one
                                """)
                        .bind("principal", laying.found().row().principal())
                        .bind("matter", laying.found().row().id())
                        .bind("step", step.no())
                        .bind("attended", Json.of(json.writeValueAsString(attended)))
                        .then();
    }
}
