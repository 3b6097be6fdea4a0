package org.fivetrust.agreementclient;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What agreements-service answers to an act, on the wire. */
record AgreementAnswer(
        String ruling,
        Basis basis,
        @Nullable Matter matter,
        @Nullable No refusal,
        @Nullable String warrant) {

    record Matter(UUID id, String number) {}

    record No(
            Refusal.Kind kind,
            String code,
            @Nullable Map<String, String> facts,
            @Nullable List<Clause> clauses,
            @Nullable List<Remedy> cures) {

        Refusal toRefusal() {
            return new Refusal(
                    kind,
                    code,
                    facts == null ? Map.of() : facts,
                    clauses == null ? List.of() : clauses,
                    cures == null
                            ? List.of()
                            : cures.stream().map(Remedy::toCure).toList());
        }
    }

    record Remedy(
            String code,
            @Nullable Map<String, String> facts,
            String who,
            @Nullable String by,
            @Nullable String link) {

        Cure toCure() {
            return new Cure(code, facts == null ? Map.of() : facts, who, by, link);
        }
    }
}
