package org.fivetrust.funds.bankanswer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.funds.bankanswer.model.SettledLine;
import org.fivetrust.funds.bankfile.model.BankId;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.funds.bankorder.model.Settlement;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** Answers of the bank on the wire. */
final class BankAnswerMessages {

    private static final String OF_LINE = "LINE";

    private BankAnswerMessages() {}

    /** What came of one line. */
    enum Effect {
        SETTLED,
        REPEATED,
        LATE,
        CONTRADICTS
    }

    @Schema(name = "BankAnswer")
    record View(
            UUID id,
            String principal,

            @Schema(description = "The bank's own identifier of it (MsgId，报文标识)")
            String message,

            @Schema(
                    description = "Format of what came; LINE where it was told over the bank line (报文格式)",
                    example = "pain.002.001.10")
            String format,

            @Schema(description = "SHA-256 of the bytes that came (内容摘要)")
            String sha256,

            @Schema(description = "How many payments it speaks of (笔数)", example = "20")
            int payments,

            @Schema(description = "How many lines contradict what was known (与已知状态矛盾的笔数)", example = "0")
            int contradictions,

            String receivedBy,
            Instant receivedAt) {}

    @Schema(name = "BankAnswerWithLines")
    record Whole(
            @Schema(description = "The answer (回执)") View answer,

            @Schema(description = "What it says of each payment (逐笔回执)")
            List<LineView> lines) {}

    @Schema(name = "BankAnswerLine")
    record LineView(
            @Schema(description = "Counts up within the answer (序号)", example = "1")
            int no,

            @Schema(description = "Payment (付款)") UUID payment,

            @Schema(
                    description =
                            "Status as the bank writes it, ISO 20022; NOT_KNOWN where it was asked and knows nothing of the"
                                    + " payment (银行状态代码)",
                    example = "ACSC")
            String code,

            @Schema(description = "What it means here (对应状态)")
            BankStatus said,

            @Schema(description = "What was known before (此前状态)")
            BankStatus known,

            @Schema(
                    description =
                            "SETTLED: it is so from now on; REPEATED: it was so already; LATE: it came before what is known;"
                                    + " CONTRADICTS: it cannot be true too, and nothing was changed (处理结果)")
            Effect effect,

            @Schema(description = "The bank's own reference (银行流水号)") @Nullable
            String reference,

            @Schema(description = "Why, in the bank's codes and words (原因)") @Nullable
            String reason) {}

    /** An answer as it is kept. */
    @Table("bank_answer")
    record Row(
            String principal,
            @Id UUID id,
            String message,
            String version,
            String sha256,
            int lines,
            int contradictions,
            String receivedBy,
            Instant receivedAt) {

        /** What the bank line told of one payment. */
        static Row heard(SettledLine line, String by, Instant at) {
            var order = line.order();
            var answer = line.status().answer();
            var told = String.join(
                    "\n",
                    order.payment().toString(),
                    Integer.toString(order.attempt()),
                    line.status().code(),
                    Objects.requireNonNullElse(answer.reference(), ""),
                    Objects.requireNonNullElse(answer.reason(), ""),
                    at.toString());
            return new Row(
                    order.principal().value(),
                    UUID.randomUUID(),
                    BankId.of(order.payment()).text(),
                    OF_LINE,
                    digest(told.getBytes(StandardCharsets.UTF_8)),
                    1,
                    line.contradicts() ? 1 : 0,
                    by,
                    at);
        }

        static String digest(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        View view() {
            return new View(
                    id,
                    principal,
                    message,
                    version.equals(OF_LINE) ? OF_LINE : "pain.002.001." + version,
                    sha256,
                    lines,
                    contradictions,
                    receivedBy,
                    receivedAt);
        }
    }

    /** A line of it as it is kept. */
    @Table("bank_answer_line")
    record LineRow(
            String principal,
            @Id UUID answer,
            int no,
            UUID payment,
            String code,
            BankStatus said,
            BankStatus known,
            Effect effect,
            @Nullable String reference,
            @Nullable String reason) {

        static LineRow of(Row answer, int no, SettledLine line) {
            var said = line.status().answer();
            return new LineRow(
                    answer.principal(),
                    answer.id(),
                    no,
                    line.order().payment(),
                    line.status().code(),
                    said.said(),
                    line.order().status(),
                    effect(line.settlement()),
                    said.reference(),
                    said.reason());
        }

        private static Effect effect(Settlement settlement) {
            return switch (settlement) {
                case Settlement.Settled _ -> Effect.SETTLED;
                case Settlement.Repeated _ -> Effect.REPEATED;
                case Settlement.Late _ -> Effect.LATE;
                case Settlement.Contradicts _ -> Effect.CONTRADICTS;
            };
        }

        LineView view() {
            return new LineView(no, payment, code, said, known, effect, reference, reason);
        }
    }
}
