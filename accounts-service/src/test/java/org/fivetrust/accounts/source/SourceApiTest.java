package org.fivetrust.accounts.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.AssetsEvents;
import org.fivetrust.accounts.FundsEvents;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@AccountsTest
class SourceApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private FundsEvents funds;
    private AssetsEvents assets;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        funds = new FundsEvents(client, community);
        assets = new AssetsEvents(client, community);
    }

    private static Map<String, Object> paving(Object... differently) {
        var payment = FundsEvents.payment(
                "payee", Map.of("name", "恒远铺装", "kind", "ORGANISATION"),
                "amount", "4980.00",
                "purpose", "道路铺装",
                "paidOn", "2026-06-03",
                "evidence", FundsEvents.invoice("24332000000012345678"));
        return Body.with(payment, differently);
    }

    private static String line(JsonNode voucher, int place, String field) {
        return voucher.path("lines").get(place).path(field).asString();
    }

    @Test
    void aPaymentBecomesADraftThatShowsItsPapersAndItsRule() {
        var book = books.opened();
        var payment = funds.paid(paving());

        var voucher = books.vouchers(book).getFirst();
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
    void whatTheBankGaveBackIsADraftOfItsOwnAndNoIncome() {
        var book = books.opened();
        var payment = paving();
        funds.paid(payment);

        funds.returned(payment, "2026-06-05");
        funds.returned(payment, "2026-06-05");

        assertThat(books.vouchers(book)).hasSize(2);
        var voucher = books.vouchers(book).stream()
                .filter(one -> one.path("date").asString().equals("2026-06-05"))
                .findFirst()
                .orElseThrow();
        assertThat(line(voucher, 0, "account") + " " + line(voucher, 0, "debit"))
                .isEqualTo("1002 4980.00");
        assertThat(line(voucher, 1, "account") + " " + line(voucher, 1, "credit"))
                .isEqualTo("5301 4980.00");
        assertThat(voucher.path("warnings")).isEmpty();
    }

    @Test
    void whatWasSpentFromImprestIsADraftAsAPaymentIs() {
        var book = books.opened();
        var settled = Body.of(
                "settlement",
                UUID.randomUUID().toString(),
                "imprest",
                UUID.randomUUID().toString(),
                "holder",
                "reporter.dongfang",
                "amount",
                "540.00",
                "purpose",
                "购办公用品",
                "category",
                "office",
                "settledOn",
                "2026-06-05",
                "evidence",
                FundsEvents.invoice("24332000000012345679"));

        funds.settled(settled);
        funds.settled(settled);

        assertThat(books.vouchers(book)).singleElement().satisfies(voucher -> {
            assertThat(line(voucher, 0, "account") + " " + line(voucher, 0, "debit"))
                    .isEqualTo("5301 540.00");
            assertThat(line(voucher, 1, "account") + " " + line(voucher, 1, "credit"))
                    .isEqualTo("1002 540.00");
            assertThat(voucher.path("date").asString()).isEqualTo("2026-06-05");
        });
    }

    private JsonNode voucherOf(String book, String date) {
        return books.vouchers(book).stream()
                .filter(one -> one.path("date").asString().equals(date))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReceiptThatWasTakenBackIsADraftTheOtherWayRound() {
        var book = books.opened();

        var receipt = funds.reversed("10500.00", "2026-06-03", "2026-06-05");

        var voucher = voucherOf(book, "2026-06-05");
        assertThat(voucher.path("type").asString()).isEqualTo("PAYMENT");
        assertThat(voucher.path("source").path("id").asString()).isEqualTo(receipt);
        assertThat(line(voucher, 0, "account") + " " + line(voucher, 0, "debit"))
                .isEqualTo("430101 10500.00");
        assertThat(line(voucher, 1, "account") + " " + line(voucher, 1, "credit"))
                .isEqualTo("1002 10500.00");
        assertThat(line(voucher, 0, "summary")).startsWith("冲销：");
        assertThat(voucher.path("warnings")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OUT, PAYMENT, 2209, 1002", "IN, RECEIPT, 1002, 2209"})
    void aTransferIsADraftInTheBookOfItsSide(String direction, String type, String debit, String credit) {
        var book = books.opened();

        funds.transferred(direction, "300.00", "2026-06-04");

        var voucher = voucherOf(book, "2026-06-04");
        assertThat(voucher.path("type").asString()).isEqualTo(type);
        assertThat(line(voucher, 0, "account") + " " + line(voucher, 0, "debit"))
                .isEqualTo(debit + " 300.00");
        assertThat(line(voucher, 1, "account") + " " + line(voucher, 1, "credit"))
                .isEqualTo(credit + " 300.00");
        assertThat(voucher.path("warnings")).isEmpty();
    }

    @Test
    void whatTheBankTookAndWhatItGaveIsBooked() {
        var book = books.opened();
        funds.ofTheBank("bank-charge.made", "10.50", "2026-06-05");
        funds.ofTheBank("interest.received", "1.23", "2026-06-06");

        var vouchers = books.vouchers(book).stream()
                .sorted(java.util.Comparator.comparing(one -> one.path("date").asString()))
                .toList();
        assertThat(vouchers)
                .extracting(voucher -> line(voucher, 0, "account") + " " + line(voucher, 0, "debit") + " "
                        + line(voucher, 1, "account") + " " + line(voucher, 1, "credit"))
                .containsExactly("5301 10.50 1002 10.50", "1002 1.23 490101 1.23");
    }

    @Test
    void theFundsLearnWhichVoucherItIs() {
        var book = books.opened();
        var payment = funds.paid(paving());

        var voucher = books.vouchers(book).getFirst().path("id").asString();
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
        var book = books.opened();
        funds.paid(paving("category", category));

        assertThat(line(books.vouchers(book).getFirst(), 0, "account")).isEqualTo(account);
    }

    @Test
    void aReceiptIsIncome() {
        var book = books.opened("RURAL_COLLECTIVE_2023", "2026-01-01");
        funds.received("2026-06-04");

        var voucher = books.vouchers(book).getFirst();
        assertThat(voucher.path("type").asString()).isEqualTo("RECEIPT");
        assertThat(line(voucher, 0, "account") + " " + line(voucher, 0, "debit"))
                .isEqualTo("102 10500.00");
        assertThat(line(voucher, 1, "summary")).isEqualTo("收沿街商铺三号：第二季度租金");
    }

    @Test
    void theSameSourceIsBookedOnceHoweverOftenAndByWhateverEventItIsTold() {
        var book = books.opened();
        var id = UUID.randomUUID().toString();
        atOnce(8, _ -> funds.paid(paving("payment", id)));

        assertThat(books.vouchers(book)).hasSize(1);
    }

    @Test
    void oneEventToldAgainChangesNothing() {
        var book = books.opened();
        var event = UUID.randomUUID();
        var payment = paving();
        for (var n = 0; n < 3; n++) {
            NeighbourStub.tell(client, event, "funds", community.committee(), "payment.paid", payment)
                    .expectStatus()
                    .isNoContent();
        }

        assertThat(books.vouchers(book)).hasSize(1);
    }

    @Test
    void whatHappenedBeforeThereIsABookWaitsForIt() {
        funds.received("2026-02-01");
        funds.paid(paving());
        funds.received("2025-11-01");

        var book = books.opened();

        assertThat(books.vouchers(book))
                .extracting(voucher -> voucher.path("date").asString())
                .containsExactly("2026-02-01", "2026-06-03");
        var earlier = books.opened("NONPROFIT_2004", "2025-01-01");
        assertThat(books.vouchers(earlier))
                .extracting(voucher -> voucher.path("date").asString())
                .containsExactly("2025-11-01");
    }

    @Test
    void aBookAndASourceNeverMissEachOther() {
        for (var round = 0; round < 8; round++) {
            var here = new Books(World.over(client).community());
            var books = atOnce(2, n -> {
                if (n == 0) {
                    return here.opened();
                }
                new FundsEvents(client, here.community()).paid(paving());
                return "";
            });

            assertThat(here.vouchers(books.getFirst())).hasSize(1);
        }
    }

    @Test
    void anAccountOpenedWithMoneyOnItIsAnOpeningBalance() {
        var book = books.opened();
        funds.opened("2026-01-01", "1000000.00");
        funds.opened("2026-01-01", "0.00");

        var vouchers = books.vouchers(book);
        assertThat(vouchers).hasSize(1);
        assertThat(vouchers.getFirst().path("type").asString()).isEqualTo("GENERAL");
        assertThat(line(vouchers.getFirst(), 0, "account")).isEqualTo("1002");
    }

    private static Map<String, Object> disposed(String disposal) {
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
        var book = books.opened();
        var disposal = UUID.randomUUID().toString();
        assets.tell("asset.disposed", disposed(disposal));
        assets.tell("asset.disposed", disposed(disposal));

        var vouchers = books.vouchers(book);
        assertThat(vouchers).hasSize(1);
        var voucher = vouchers.getFirst();
        assertThat(voucher.path("rule").asString()).isEqualTo("NONPROFIT_2024:disposal:other@1");
        assertThat(voucher.path("status").asString()).isEqualTo("DRAFT");
        assertThat(Body.texts(voucher.path("lines"), "account")).containsExactly("1509", "1502", "1501");
        assertThat(List.of(line(voucher, 0, "debit"), line(voucher, 1, "debit"), line(voucher, 2, "credit")))
                .containsExactly("5120.00", "122880.00", "128000.00");
        assertThat(line(voucher, 0, "summary")).isEqualTo("处置小型客车（2026-0001）");
    }

    @Test
    void aDisposalBeforeTheBooksOpenWaitsForThem() {
        assets.tell("asset.disposed", disposed(UUID.randomUUID().toString()));

        assertThat(books.vouchers(books.opened())).hasSize(1);
    }

    @Test
    void anEventThatSaysTooLittleIsNotTaken() {
        books.opened();
        NeighbourStub.tell(client, "funds", community.committee(), "payment.paid", Map.of("payment", "x"))
                .expectStatus()
                .is4xxClientError();
    }
}
