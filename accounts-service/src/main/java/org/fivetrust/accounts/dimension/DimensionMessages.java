package org.fivetrust.accounts.dimension;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dimensions in JSON. */
final class DimensionMessages {

    private DimensionMessages() {}

    enum Kind {
        PROJECT,
        MEMBER,
        CONTRACT,
        CUSTOM
    }

    @Schema(name = "DimensionValue", description = "A value of a dimension (辅助核算项)")
    record Value(
            @NotBlank @Size(max = 100) @Schema(example = "P2025-01")
            String code,

            @NotBlank @Size(max = 200) @Schema(example = "社区道路铺装")
            String name) {}

    @Schema(name = "DefineDimension", description = "A dimension of entry lines (辅助核算)")
    record Ask(
            @NotNull
            @Pattern(regexp = "[A-Za-z][A-Za-z0-9-]{0,39}", message = "dimension-code")
            @Schema(description = "Code, as entry lines name it (辅助核算类别编码)", example = "project")
            String code,

            @NotBlank @Size(max = 100) @Schema(example = "项目")
            String name,

            @NotNull Kind kind,

            @Nullable
            @Size(max = 200)
            @Schema(description = "Accounts, with their details, that take no line without it (必须核算的科目)")
            List<@NotNull @Pattern(regexp = "[0-9]{3,20}", message = "account-code") String> requiredBy,

            @Nullable @Valid @Size(max = 5000) @Schema(description = "Without any, every value is taken (核算项)")
            List<@NotNull @Valid Value> values) {

        List<String> accounts() {
            return requiredBy == null ? List.of() : requiredBy;
        }

        List<Value> known() {
            return values == null ? List.of() : values;
        }
    }

    @Schema(name = "AddDimensionValues", description = "Values to add to a dimension (增加核算项)")
    record More(@NotNull @Size(min = 1, max = 5000) List<@NotNull @Valid Value> values) {}

    @Schema(name = "Dimension", description = "A dimension of a book (辅助核算)")
    record View(String code, String name, Kind kind, List<String> requiredBy, List<Value> values) {}
}
