package org.fivetrust.funds.bankline;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.bankanswer.model.StatusReport.Status;
import org.fivetrust.funds.bankfile.model.BankParty;
import org.fivetrust.funds.bankline.model.LineAnswer;
import org.fivetrust.funds.bankline.model.LinePayment;
import org.fivetrust.funds.bankline.model.LineQuestion;
import org.fivetrust.funds.bankorder.model.BankAnswer;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** What a bank may answer over HTTP, and what counts as no answer. */
class HttpBankLineTest {

    private static final String ID = "5f1c9a520c514a6e8a340a7a3c1b2d3e";

    private static final LineQuestion QUESTION = new LineQuestion(
            new PrincipalId("dongfang-committee"), UUID.fromString("5f1c9a52-0c51-4a6e-8a34-0a7a3c1b2d3e"), 2);

    private static final LinePayment PAYMENT = new LinePayment(
            QUESTION,
            Instant.parse("2026-06-15T02:05:00Z"),
            new BankParty("东方居委会", "2010 0001-7", "402331000017"),
            new BankParty("A&B <五金>\n店", "6222-00 11", null),
            Money.parse("4980.00"),
            "锁具 两把",
            LocalDate.of(2026, 6, 15));

    private final WireMockServer bank = new WireMockServer(options().dynamicPort());

    @BeforeEach
    void open() {
        bank.start();
    }

    @AfterEach
    void close() {
        bank.stop();
    }

    private HttpBankLine line(String authorization) {
        var client = WebClient.create(bank.baseUrl());
        var api = HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client))
                .build()
                .createClient(BankLineApi.class);
        var settings = new BankLineSettings(
                true, authorization, Duration.ofMillis(500), Duration.ZERO, Duration.ZERO, Duration.ZERO, 3, 50, 4);
        return new HttpBankLine(api, settings, CircuitBreakerRegistry.ofDefaults());
    }

    private void answers(ResponseDefinitionBuilder answer) {
        bank.stubFor(any(anyUrl()).willReturn(answer));
    }

    private void says(String json) {
        answers(aResponse().withHeader("Content-Type", "application/json").withBody(json));
    }

    private static String about(String rest) {
        return "{\"endToEndId\": \"" + ID + "\", " + rest + "}";
    }

    private LineAnswer asked() {
        return line("").ask(QUESTION).block();
    }

    private LineAnswer sent() {
        return line("").send(PAYMENT).block();
    }

    @Test
    void the_bank_is_told_what_was_approved_and_until_when_it_holds() {
        says(about("\"status\": \"ACSP\""));

        sent();

        bank.verify(postRequestedFor(urlEqualTo("/payments"))
                .withHeader("Idempotency-Key", equalTo(ID + "-2"))
                .withRequestBody(equalToJson("""
                        {"endToEndId": "%s", "attempt": 2, "validUntil": "2026-06-15T02:05:00Z",
                         "debtor": {"name": "东方居委会", "account": "201000017", "bank": "402331000017"},
                         "payee": {"name": "A&B <五金> 店", "account": "62220011", "bank": null},
                         "amount": "4980.00", "currency": "CNY", "purpose": "锁具 两把", "executeOn": "2026-06-15"}
                        """.formatted(ID))));
    }

    @Test
    void the_bank_is_asked_by_the_id_from_end_to_end() {
        says(about("\"status\": \"ACSC\""));

        asked();

        bank.verify(getRequestedFor(urlEqualTo("/payments/" + ID)).withoutHeader("Authorization"));
    }

    @Test
    void the_line_logs_in_where_it_is_told_how() {
        says(about("\"status\": \"ACSC\""));

        line("Bearer b-1").ask(QUESTION).block();

        bank.verify(getRequestedFor(urlEqualTo("/payments/" + ID)).withHeader("Authorization", equalTo("Bearer b-1")));
    }

    @ParameterizedTest
    @CsvSource({"ACSP, ACCEPTED", "ACSC, CONFIRMED", "RJCT, REJECTED"})
    void a_status_is_a_word_of_the_bank(String code, BankStatus status) {
        says(about("\"status\": \"" + code + "\", \"reference\": \"B-1\", \"reason\": \"AC04 已销户\", \"more\": 1"));

        assertThat(asked())
                .isEqualTo(new LineAnswer.Reported(new Status(code, new BankAnswer(status, "B-1", "AC04 已销户"))));
        assertThat(sent()).isEqualTo(asked());
    }

    @Test
    void only_what_the_bank_says_is_not_known_is_not_known() {
        says(about("\"known\": false"));

        assertThat(asked()).isEqualTo(new LineAnswer.NotKnown());
    }

    @Test
    void words_that_cannot_be_kept_are_left_out_and_the_status_counts() {
        says(about("\"status\": \"ACSC\", \"reference\": \"B\\u0000\", \"reason\": \"\""));

        assertThat(asked())
                .isEqualTo(
                        new LineAnswer.Reported(new Status("ACSC", new BankAnswer(BankStatus.CONFIRMED, null, null))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "",
                "<html/>",
                "{\"endToEndId\": \"5f1c9a520c514a6e8a340a7a3c1b2d3f\", \"status\": \"ACSC\"}",
                "{\"endToEndId\": \"5f1c9a520c514a6e8a340a7a3c1b2d3f\", \"known\": false}",
                "{\"known\": false}",
                "{\"endToEndId\": \"" + ID + "\"}",
                "{\"endToEndId\": \"" + ID + "\", \"known\": true}",
                "{\"endToEndId\": \"" + ID + "\", \"status\": \"PART\"}",
                "{\"endToEndId\": \"" + ID + "\", \"status\": \"PAID\"}",
                "{\"endToEndId\": \"" + ID + "\", \"status\": \"ACS"
            })
    void what_cannot_be_understood_is_silence(String answer) {
        says(answer);

        assertThat(asked()).isInstanceOf(LineAnswer.Silence.class);
        assertThat(sent()).isInstanceOf(LineAnswer.Silence.class);
    }

    /** Somebody between here and the bank may have said so. */
    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 409, 500, 503})
    void a_failure_is_silence(int status) {
        answers(aResponse().withStatus(status));

        assertThat(asked()).isInstanceOf(LineAnswer.Silence.class);
        assertThat(sent()).isInstanceOf(LineAnswer.Silence.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_broken_line_is_silence(Fault fault) {
        answers(aResponse().withFault(fault));

        assertThat(sent()).isInstanceOf(LineAnswer.Silence.class);
    }

    @Test
    void what_comes_too_late_is_silence() {
        answers(aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody(about("\"status\": \"ACSC\""))
                .withFixedDelay(2000));

        assertThat(sent()).isInstanceOf(LineAnswer.Silence.class);
    }
}
