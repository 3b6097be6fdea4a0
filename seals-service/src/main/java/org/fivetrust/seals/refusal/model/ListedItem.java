package org.fivetrust.seals.refusal.model;

import java.time.LocalDate;
import java.util.Map;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that a residents' committee must not issue, who says so, and where to go instead. Whoever asks and
 * whoever would approve, it never reaches an approval.
 */
public record ListedItem(
        int position,
        String code,
        String item,
        String english,
        String source,
        String region,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String instead,
        String insteadEnglish) {

    private static final Refusal NOT_ISSUED = Refusal.rule("seals.certificate-not-issued");

    public Refusal refusal() {
        var facts = Map.of("item", item, "english", english, "instead", instead, "insteadEnglish", insteadEnglish);
        return NOT_ISSUED
                .with("item", item)
                .with("english", english)
                .with("source", source)
                .curedBy(new Cure("seals.ask-elsewhere", facts, instead, null, "/v1/refusal-list"));
    }
}
