package org.fivetrust.archives.record;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.archives.record.model.Filing;
import org.fivetrust.archives.record.model.RecordStatus;
import org.fivetrust.archives.record.model.SecurityLevel;
import org.fivetrust.archives.retention.model.Retention;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.HistoricalDay;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Records in JSON. */
final class RecordMessages {

    private RecordMessages() {}

    /** The two parts of a filing, for the document that describes them. */
    @Schema(name = "RecordFiling", description = "A record to file: what it is, and its bytes (归档)")
    record Form(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Ask metadata,

            @Schema(
                    description = "The file; its Content-Type must be true (文件内容，类型须属实)",
                    type = "string",
                    format = "binary",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String content) {}

    @Schema(name = "FileRecord", description = "What a record is (著录项)")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN)
            @Schema(description = "Whose record it is (委托方)", example = "dongfang-committee")
            String principal,

            @NotBlank @Size(max = 300) @Schema(description = "Title (题名)", example = "2026年度第三季度居民代表会议决议")
            String title,

            @NotBlank
            @Size(max = 60)
            @Schema(description = "Category, as the retention table names it (类别)", example = "文书-居民自治")
            String category,

            @Nullable
            @Size(max = 200)
            @Schema(description = "The table's kind of paper, which fixes the period (归档范围)", example = "居民委员会会议记录、纪要")
            String kind,

            @NotNull
            @Min(1949)
            @Max(9999)
            @Schema(description = "The year its matter belongs to (年度)", example = "2026")
            Integer year,

            @Nullable @Size(max = 100) @Schema(description = "The paper's own number (文件编号)", example = "东居〔2026〕7号")
            String documentNumber,

            @Nullable @Size(max = 200) @Schema(description = "Who made it (责任者)")
            String author,

            @Nullable
            @JsonDeserialize(using = HistoricalDay.class)
            @Schema(description = "When it was made, from 1900 on (形成日期)")
            LocalDate formedOn,

            @Nullable
            @Pattern(regexp = "Y|D30|D10|D5|永久|30年|10年", message = "retention")
            @Schema(
                    description = "A person's decision on the period; the table's otherwise, and the longest of the "
                            + "category where no kind is named (保管期限)",
                    example = "D30")
            String retention,

            @Nullable
            @Schema(description = "How far it may be shown; default: INTERNAL (公开属性)", defaultValue = "INTERNAL")
            SecurityLevel securityLevel) {

        Filing toFiling(UUID id) {
            return new Filing(
                    id,
                    new PrincipalId(principal),
                    title,
                    category,
                    kind,
                    year,
                    documentNumber,
                    author,
                    formedOn,
                    retention == null ? null : period(retention),
                    securityLevel == null ? SecurityLevel.INTERNAL : securityLevel);
        }

        private static Retention period(String word) {
            return switch (word) {
                case "永久" -> Retention.Y;
                case "30年" -> Retention.D30;
                case "10年" -> Retention.D10;
                default -> Retention.valueOf(word);
            };
        }
    }

    @Schema(name = "Record", description = "A record, as it was filed and where it is (档案)")
    record View(
            UUID id,
            String principal,

            @Schema(
                    description = "Without a gap per principal, year and category; DA/T 13-2022 (档号)",
                    example = "A001-WS·2026·Y·ZZ-0001")
            String archivalNumber,

            @Schema(description = "Number within principal, year and category (件号)")
            int item,

            String title,
            String category,
            int year,
            @Nullable String documentNumber,
            @Nullable String author,
            @Nullable LocalDate formedOn,
            SecurityLevel securityLevel,
            Retention retention,

            @Nullable @Schema(description = "The retention table it was judged by (保管期限表)")
            String retentionTable,

            @Nullable Integer retentionLine,

            @Nullable @Schema(description = "That line's own words (原表述)")
            String retentionTerms,

            @Schema(description = "No kind was named: the longest period applies until a person decides (期限待确认)")
            boolean retentionToConfirm,

            @Nullable @Schema(description = "The period's last day; none for ever or after an event (保管至)")
            LocalDate keepUntil,

            String fileName,
            String mediaType,
            long size,

            @Schema(description = "SHA-256 of the content, in hexadecimal (内容摘要)")
            String sha256,

            @Nullable @Schema(description = "An earlier record of this principal with the very same bytes (内容相同的档案)")
            UUID sameContentAs,

            RecordStatus status,

            @Nullable @Schema(description = "The loan that is open (在办或借出的借阅)")
            UUID loan,

            String filedBy,
            Instant filedAt) {

        static View of(RecordRow row) {
            return new View(
                    row.id(),
                    row.principal(),
                    row.archivalNumber(),
                    row.item(),
                    row.title(),
                    row.category(),
                    row.year(),
                    row.documentNumber(),
                    row.author(),
                    row.formedOn(),
                    row.securityLevel(),
                    row.retention(),
                    row.retentionTable(),
                    row.retentionLine(),
                    row.retentionTerms(),
                    row.retentionToConfirm(),
                    row.retention().lastDay(row.year()),
                    row.fileName(),
                    row.mediaType(),
                    row.size(),
                    row.sha256(),
                    row.sameContentAs(),
                    row.status(),
                    row.loan(),
                    row.filedBy(),
                    row.filedAt());
        }
    }
}
