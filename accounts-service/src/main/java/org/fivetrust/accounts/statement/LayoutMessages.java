package org.fivetrust.accounts.statement;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.statement.model.Layout;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Layouts and entered figures in JSON. */
final class LayoutMessages {

    private LayoutMessages() {}

    @Schema(name = "CopyLayout", description = "A copy of a statutory layout to be changed (复制法定格式)")
    record Ask(
            @NotBlank @Size(max = 20) @Schema(description = "Id of the statutory layout (法定格式)", example = "RC2023-IS")
            String layout,

            @NotBlank @Size(max = 100) @Schema(example = "收益表（补助收入列于经营收益之后）")
            String name) {}

    @Schema(name = "ChangeLayout", description = "All lines of the copy from now on (修改格式)")
    record Lines(@NotEmpty @Size(max = 300) List<@Valid @NotNull LineAsk> lines) {

        Layout toLayout() {
            return new Layout(lines.stream()
                    .map(line -> new Layout.Line(line.number(), line.name(), line.english(), line.formula()))
                    .toList());
        }
    }

    @Schema(name = "LayoutLineAsk")
    record LineAsk(
            @NotNull @Pattern(regexp = "[0-9]{1,4}[a-z]?", message = "line-number")
            String number,

            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 200) String english,

            @NotBlank @Size(max = 2000) @Schema(example = "D(101)+D(102)")
            String formula) {}

    @Schema(name = "StatementLayout", description = "A statement's layout (报表格式)")
    record View(
            String id,
            String statement,
            String name,

            @Schema(description = "The statutory layout it was copied from (所复制的法定格式)") @Nullable
            String copiedFrom,

            @Schema(description = "As the law has it: never changed (法定格式)")
            boolean statutory,

            int version,
            List<LineView> lines) {}

    @Schema(name = "StatementLayoutLine")
    record LineView(String number, String name, @Nullable String english, String formula) {}

    @Schema(name = "EnterFigure", description = "A figure no account can tell (手工填列)")
    record Figure(
            @NotBlank @Size(max = 40) @Schema(example = "NPO2024-BS")
            String layout,

            @NotBlank @Size(max = 10) @Schema(example = "7") String number,

            @NotBlank
            @Size(max = 200)
            @Schema(description = "Term, as the formula has it (取数项)", example = "MAT1Y(1402,1403)")
            String term,

            @NotNull @Schema(type = "string", example = "2026-06")
            YearMonth period,

            @NotNull @Schema(description = "At the end of the month, or of the month, in CNY (期末数或本月数)")
            Money current,

            @Nullable @Schema(description = "Of the year so far in CNY; for statements of what moved (本年累计数)")
            Money yearToDate) {}

    @Schema(name = "EnteredFigure")
    record FigureView(
            UUID book,
            String layout,
            String number,
            String term,
            String period,
            Money current,
            @Nullable Money yearToDate) {}
}
