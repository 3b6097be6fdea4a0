package org.fivetrust.seals.refusal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The refusal list in JSON. */
final class RefusalMessages {

    private RefusalMessages() {}

    @Schema(name = "RefusedCertificate", description = "A certificate that must not be issued (不应出具的证明)")
    record Item(
            @Schema(example = "kinship-certificate") String code,
            @Schema(example = "亲属关系证明") String item,
            String english,
            @Schema(description = "Where it holds (适用地区)") String region,
            @Schema(description = "Who says so (依据)") String source,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,

            @Schema(description = "Where to go instead (替代办理途径)")
            String instead,

            String insteadEnglish) {

        static Item of(ItemRow item) {
            return new Item(
                    item.code(),
                    item.item(),
                    item.english(),
                    item.region(),
                    item.source(),
                    item.validFrom(),
                    item.validUntil(),
                    item.instead(),
                    item.insteadEnglish());
        }
    }
}
