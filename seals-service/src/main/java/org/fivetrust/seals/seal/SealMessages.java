package org.fivetrust.seals.seal;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.seals.seal.model.Seal;
import org.fivetrust.seals.seal.model.SealKind;
import org.fivetrust.seals.seal.model.SealStatus;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Seals in JSON. */
final class SealMessages {

    private SealMessages() {}

    @Schema(name = "RegisterSeal", description = "A seal taken into custody (印章登记)")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN)
            @Schema(description = "Whose seal it is (委托方)", example = "dongfang-committee")
            String principal,

            @NotBlank
            @Size(max = 200)
            @Schema(description = "The name engraved on it (印章名称)", example = "滨河街道东方社区居民委员会")
            String name,

            @NotNull @Schema(description = "What it is for (印章种类)")
            SealKind kind,

            @Nullable @Size(max = 60) @Schema(description = "Material (材质)", example = "铜")
            String material,

            @Nullable
            @Pattern(regexp = "[0-9A-Za-z-]{1,40}")
            @Schema(description = "The number on it, as filed with the police (印章编码)", example = "3301040012345")
            String code,

            @Nullable @Schema(description = "When it was engraved (刻制日期)")
            LocalDate engravedOn,

            @NotBlank @Size(max = 100) @Schema(description = "Who keeps it (保管人)")
            String custodian,

            @Nullable @Size(max = 80) @Schema(description = "The archive record of its sample imprint (印模档案)")
            String imprintRecord) {

        /** The record that it names, under its pointer. */
        Map<String, String> records() {
            return imprintRecord == null ? Map.of() : Map.of("/imprintRecord", imprintRecord);
        }

        Seal toSeal(UUID id) {
            if (Likeness.name(name).isEmpty()) {
                throw InvalidValue.worded("has-letters-or-digits", "/name");
            }
            return new Seal(
                    id, new PrincipalId(principal), name, kind, material, code, engravedOn, custodian, imprintRecord);
        }
    }

    @Schema(name = "Seal", description = "A seal in custody (代管印章)")
    record View(
            UUID id,
            String principal,
            String name,
            SealKind kind,
            @Nullable String material,
            @Nullable String code,
            @Nullable LocalDate engravedOn,
            String custodian,
            @Nullable String imprintRecord,
            SealStatus status,
            String registeredBy,
            Instant registeredAt) {

        static View of(SealRow row) {
            return new View(
                    row.id(),
                    row.principal(),
                    row.name(),
                    row.kind(),
                    row.material(),
                    row.code(),
                    row.engravedOn(),
                    row.custodian(),
                    row.imprintRecord(),
                    row.status(),
                    row.registeredBy(),
                    row.registeredAt());
        }
    }
}
