package org.fivetrust.funds.bankfile;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Bank files on the wire. */
final class BankFileMessages {

    private BankFileMessages() {}

    @Schema(name = "BankFileRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "Trust account they are paid from (付款分户)")
            UUID account,

            @Size(min = 1, max = 10_000)
            @Schema(description = "Which payments (付款); default: all that are to be sent, as many as one file takes")
            @Nullable
            List<@NotNull UUID> payments,

            @Schema(description = "Day on which the bank is to pay (付款日); default: today") @Nullable
            LocalDate executeOn) {}

    @Schema(name = "BankFile")
    record View(
            UUID id,
            String principal,

            @Schema(description = "Trust account they are paid from (付款分户)")
            UUID account,

            @Schema(
                    description = "The bank finds the file by it (MsgId，报文标识)",
                    example = "0b0e3a1c7f7e4f0e9d1a2f7b7f6f0a11")
            String message,

            @Schema(description = "Format of the content (报文格式)", example = "pain.001.001.09")
            String format,

            @Schema(description = "How many (笔数)", example = "4")
            int payments,

            @Schema(description = "Their sum in CNY (金额合计)", example = "1234668.10")
            String controlSum,

            @Schema(description = "Day on which the bank is to pay (付款日)")
            LocalDate executeOn,

            @Schema(description = "SHA-256 of the content (内容摘要)")
            String sha256,

            String madeBy,
            Instant madeAt) {}
}
