package org.fivetrust.funds.bankline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDate;
import org.fivetrust.funds.bankanswer.model.StatusCode;
import org.fivetrust.funds.bankanswer.model.StatusReport.Status;
import org.fivetrust.funds.bankfile.model.BankId;
import org.fivetrust.funds.bankfile.model.BankParty;
import org.fivetrust.funds.bankfile.model.BankText;
import org.fivetrust.funds.bankline.model.LineAnswer;
import org.fivetrust.funds.bankline.model.LinePayment;
import org.fivetrust.funds.bankorder.model.BankAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** The bank line over HTTP, one payment in one request. */
interface BankLineApi {

    @PostExchange("/payments")
    Mono<Answer> send(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Order order);

    @GetExchange("/payments/{id}")
    Mono<Answer> ask(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @PathVariable String id);

    record Party(
            String name, @Nullable String account, @Nullable String bank) {

        static Party of(BankParty party) {
            var written = party.written();
            return new Party(written.name(), written.account(), written.bank());
        }
    }

    record Order(
            String endToEndId,
            int attempt,
            Instant validUntil,
            Party debtor,
            Party payee,
            String amount,
            String currency,
            String purpose,
            LocalDate executeOn) {

        static Order of(LinePayment payment) {
            return new Order(
                    payment.question().id().text(),
                    payment.question().attempt(),
                    payment.validUntil(),
                    Party.of(payment.debtor()),
                    Party.of(payment.payee()),
                    payment.amount().toString(),
                    "CNY",
                    payment.purpose(),
                    payment.executeOn());
        }
    }

    /**
     * What the bank answers.
     *
     * @param known false where the bank knows nothing of the payment; only then it has no status
     * @param status a code of ISO 20022
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(
            @Nullable String endToEndId,
            @Nullable Boolean known,
            @Nullable String status,
            @Nullable String reference,
            @Nullable String reason) {

        private static final int LONGEST_TEXT = 140;

        LineAnswer about(BankId payment) {
            if (!payment.text().equals(endToEndId)) {
                return new LineAnswer.Silence("the answer is about " + endToEndId);
            }
            if (Boolean.FALSE.equals(known)) {
                return new LineAnswer.NotKnown();
            }
            return status == null ? new LineAnswer.Silence("the answer has no status") : said(status);
        }

        private LineAnswer said(String code) {
            return StatusCode.of(code)
                    .flatMap(StatusCode::status)
                    .map(meant -> new BankAnswer(meant, filled(reference), filled(reason)))
                    .<LineAnswer>map(answer -> new LineAnswer.Reported(new Status(code, answer)))
                    .orElseGet(() -> new LineAnswer.Silence("the answer has the status " + code));
        }

        /** What cannot be kept of the bank's words is left out, for the status counts. */
        private static @Nullable String filled(@Nullable String text) {
            return text == null || text.isBlank() || !BankText.isPrintable(text)
                    ? null
                    : BankText.cut(BankText.onOneLine(text), LONGEST_TEXT);
        }
    }
}
