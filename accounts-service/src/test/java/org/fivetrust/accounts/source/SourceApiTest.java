package org.fivetrust.accounts.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@AccountsTest
class SourceApiTest {

    private Town town;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
    }

    private static Map<String, Object> payment(String id, String category) {
        return Map.of(
                "payment",
                id,
                "account",
                UUID.randomUUID().toString(),
                "payee",
                Map.of("name", "恒远铺装", "kind", "ORGANISATION"),
                "amount",
                "4980.00",
                "purpose",
                "道路铺装",
                "category",
                category,
                "paidOn",
                "2026-06-03",
                "evidence",
                List.of(Map.of("kind", "invoice", "number", "24332000000012345678")),
                "matter",
                UUID.randomUUID().toString(),
                "matterNumber",
                "BINHE-2026-000001");
    }

    private static Map<String, Object> receipt(String id, String receivedOn) {
        return Map.of(
                "receipt", id,
                "account", UUID.randomUUID().toString(),
                "payer", "沿街商铺三号",
                "amount", "10500.00",
                "purpose", "第二季度租金",
                "category", "rent",
                "receivedOn", receivedOn,
                "receiptNumber", "000401");
    }

    private List<JsonNode> vouchers(String book) {
        return town.list("/v1/books/" + book + "/vouchers");
    }

    private static String line(JsonNode voucher, int place, String field) {
        return voucher.path("lines").get(place).path(field).asString();
    }

    @Test
    void aPaymentBecomesADraftThatShowsItsPapersAndItsRule() {
        var book = town.book();
        var payment = UUID.randomUUID().toString();
        town.hears("payment.paid", payment(payment, "office"));

        var voucher = vouchers(book).getFirst();
        assertThat(voucher.path("status").asString()).isEqualTo("DRAFT");
        assertThat(voucher.path("type").asString()).isEqualTo("PAYMENT");
        assertThat(voucher.path("date").asString()).isEqualTo("2026-06-03");
        assertThat(line(voucher, 0, "account") + " " + line(voucher, 0, "debit"))
                .isEqualTo("5301 4980.00");
        assertThat(line(voucher, 1, "account") + " " + line(voucher, 1, "credit"))
                .isEqualTo("1002 4980.00");
        assertThat(line(voucher, 0, "summary")).isEqualTo("付恒远铺装：道路铺装");
        assertThat(voucher.path("source").path("id").asString()).isEqualTo(payment);
        assertThat(voucher.path("rule").asString()).isEqualTo("NONPROFIT_2024:payment:office@1");
        assertThat(voucher.path("documents").get(0).path("number").asString()).isEqualTo("24332000000012345678");
        assertThat(voucher.path("steps").get(0).path("by").asString()).isEqualTo("svc-accounts");
    }

    @Test
    void theFundsLearnWhichVoucherItIs() {
        var book = town.book();
        var payment = UUID.randomUUID().toString();
        town.hears("payment.paid", payment(payment, "office"));

        var voucher = vouchers(book).getFirst().path("id").asString();
        var told = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> NeighbourStub.events("voucher.drafted").stream()
                                .filter(event -> event.path("data")
                                        .path("sourceId")
                                        .asString()
                                        .equals(payment))
                                .toList(),
                        events -> !events.isEmpty());
        assertThat(told.getFirst().path("data").path("voucher").asString()).isEqualTo(voucher);
        assertThat(told.getFirst().path("data").path("source").asString()).isEqualTo("payment");
    }

    @ParameterizedTest
    @CsvSource({"office,5301", "construction,1505", "equipment,1501", "nobody-knows,5301"})
    void theCategorySaysWhichAccount(String category, String account) {
        var book = town.book();
        town.hears("payment.paid", payment(UUID.randomUUID().toString(), category));

        assertThat(line(vouchers(book).getFirst(), 0, "account")).isEqualTo(account);
    }

    @Test
    void aReceiptIsIncome() {
        var book = town.book("RURAL_COLLECTIVE_2023", "2026-01-01");
        town.hears("receipt.registered", receipt(UUID.randomUUID().toString(), "2026-06-04"));

        var voucher = vouchers(book).getFirst();
        assertThat(voucher.path("type").asString()).isEqualTo("RECEIPT");
        assertThat(line(voucher, 0, "account") + " " + line(voucher, 0, "debit"))
                .isEqualTo("102 10500.00");
        assertThat(line(voucher, 1, "summary")).isEqualTo("收沿街商铺三号：第二季度租金");
    }

    @Test
    void theSameSourceIsBookedOnceHoweverOftenAndByWhateverEventItIsTold() {
        var book = town.book();
        var id = UUID.randomUUID().toString();
        Town.atOnce(8, _ -> {
            town.hears("payment.paid", payment(id, "office"));
            return true;
        });

        assertThat(vouchers(book)).hasSize(1);
    }

    @Test
    void oneEventToldAgainChangesNothing() {
        var book = town.book();
        var event = UUID.randomUUID();
        var payment = new HashMap<>(payment(UUID.randomUUID().toString(), "office"));
        for (var n = 0; n < 3; n++) {
            NeighbourStub.tell(town.client(), event, "funds", town.principal(), "payment.paid", payment)
                    .expectStatus()
                    .isNoContent();
        }

        assertThat(vouchers(book)).hasSize(1);
    }

    @Test
    void whatHappenedBeforeThereIsABookWaitsForIt() {
        town.hears("receipt.registered", receipt(UUID.randomUUID().toString(), "2026-02-01"));
        town.hears("payment.paid", payment(UUID.randomUUID().toString(), "office"));
        town.hears("receipt.registered", receipt(UUID.randomUUID().toString(), "2025-11-01"));

        var book = town.book();

        assertThat(vouchers(book))
                .extracting(voucher -> voucher.path("date").asString())
                .containsExactly("2026-02-01", "2026-06-03");
        var earlier = town.book("NONPROFIT_2004", "2025-01-01");
        assertThat(vouchers(earlier))
                .extracting(voucher -> voucher.path("date").asString())
                .containsExactly("2025-11-01");
    }

    @Test
    void aBookAndASourceNeverMissEachOther() {
        for (var round = 0; round < 8; round++) {
            var here = Town.over(town.client());
            var books = Town.atOnce(2, n -> {
                if (n == 0) {
                    return here.book();
                }
                here.hears("payment.paid", payment(UUID.randomUUID().toString(), "office"));
                return "";
            });

            assertThat(here.list("/v1/books/" + books.getFirst() + "/vouchers")).hasSize(1);
        }
    }

    @Test
    void anAccountOpenedWithMoneyOnItIsAnOpeningBalance() {
        var book = town.book();
        town.hears(
                "trust-account.opened",
                Map.of(
                        "account",
                        UUID.randomUUID().toString(),
                        "openingBalance",
                        "1000000.00",
                        "openedOn",
                        "2026-01-01"));
        town.hears(
                "trust-account.opened",
                Map.of("account", UUID.randomUUID().toString(), "openingBalance", "0.00", "openedOn", "2026-01-01"));

        var vouchers = vouchers(book);
        assertThat(vouchers).hasSize(1);
        assertThat(vouchers.getFirst().path("type").asString()).isEqualTo("GENERAL");
        assertThat(line(vouchers.getFirst(), 0, "account")).isEqualTo("1002");
    }

    private Map<String, Object> disposed(String disposal) {
        return Map.of(
                "disposal",
                disposal,
                "asset",
                UUID.randomUUID().toString(),
                "name",
                "小型客车",
                "cardNumber",
                "2026-0001",
                "category",
                "A02",
                "manner",
                "SALE",
                "disposedOn",
                "2026-06-03",
                "cost",
                "128000.00",
                "accumulatedDepreciation",
                "122880.00",
                "evidence",
                List.of(Map.of("kind", "appraisal", "number", "评-2026-17")));
    }

    @Test
    void aDisposalDraftsCostAccumulatedDepreciationAndTheDifferenceOnce() {
        var book = town.book();
        var disposal = UUID.randomUUID().toString();
        town.hearsFrom("assets", "asset.disposed", disposed(disposal));
        town.hearsFrom("assets", "asset.disposed", disposed(disposal));

        var vouchers = vouchers(book);
        assertThat(vouchers).hasSize(1);
        var voucher = vouchers.getFirst();
        assertThat(voucher.path("rule").asString()).isEqualTo("NONPROFIT_2024:disposal:other@1");
        assertThat(voucher.path("status").asString()).isEqualTo("DRAFT");
        assertThat(List.of(line(voucher, 0, "account"), line(voucher, 1, "account"), line(voucher, 2, "account")))
                .containsExactly("1509", "1502", "1501");
        assertThat(List.of(line(voucher, 0, "debit"), line(voucher, 1, "debit"), line(voucher, 2, "credit")))
                .containsExactly("5120.00", "122880.00", "128000.00");
        assertThat(line(voucher, 0, "summary")).isEqualTo("处置小型客车（2026-0001）");
    }

    @Test
    void aDisposalBeforeTheBooksOpenWaitsForThem() {
        town.hearsFrom("assets", "asset.disposed", disposed(UUID.randomUUID().toString()));

        assertThat(vouchers(town.book())).hasSize(1);
    }

    @Test
    void anEventThatSaysTooLittleIsNotTaken() {
        town.book();
        NeighbourStub.tell(town.client(), "funds", town.principal(), "payment.paid", Map.of("payment", "x"))
                .expectStatus()
                .is4xxClientError();
    }
}
