package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.accounts.Town.read;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.status;
import static org.fivetrust.accounts.Town.supplies;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@AccountsTest
class VoucherApiTest {

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
    }

    private String vouchers() {
        return "/v1/books/" + book + "/vouchers";
    }

    private static String voucher(String id, String step) {
        return "/v1/vouchers/" + id + "/" + step;
    }

    @Test
    void fromDraftToTheBooks() {
        var draft = town.created("accountant", vouchers(), supplies("2026-03-05", "600.00"));
        var id = draft.path("id").asString();
        assertThat(draft.path("status").asString()).isEqualTo("DRAFT");
        assertThat(draft.path("number").isNull()).isTrue();
        assertThat(draft.path("total").asString()).isEqualTo("600.00");

        town.done("accountant", voucher(id, "submit"), Map.of());
        town.done("reviewer", voucher(id, "review"), Map.of());
        var posted = town.done("accountant", voucher(id, "post"), Map.of());

        assertThat(posted.path("status").asString()).isEqualTo("POSTED");
        assertThat(posted.path("label").asString()).isEqualTo("付-1");
        assertThat(posted.path("period").asString()).isEqualTo("2026-03");
        assertThat(posted.path("preparedBy").asString()).isEqualTo("accountant");
        assertThat(posted.path("reviewedBy").asString()).isEqualTo("reviewer");
        assertThat(posted.path("postedBy").asString()).isEqualTo("accountant");
        assertThat(posted.path("steps")).hasSize(4);
        assertThat(town.seen(town.reporter(), "/v1/vouchers/" + id)).isEqualTo(posted);
    }

    @Test
    void everyFaultIsToldAtOnceAndNothingIsKept() {
        var body = new HashMap<>(supplies("2025-12-31", "600.00"));
        body.put(
                "lines",
                List.of(
                        Map.of("summary", "用品", "account", "9999", "debit", "600.00"),
                        Map.of("summary", "用品", "account", "1002", "credit", "599.99")));

        var problem = refused(town.post("accountant", vouchers(), body), 422, "accounts.voucher-unsound");

        assertThat(problem.path("violations").values())
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactly("/date", "/lines/0/account", "/lines");
        assertThat(town.list(vouchers())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "type", "lines", "summary", "account"})
    void aVoucherThatLacksAnyOfItsContentIsMalformed(String field) {
        var body = new HashMap<>(supplies("2026-03-05", "600.00"));
        var first = new HashMap<>((Map<?, ?>) ((List<?>) body.get("lines")).getFirst());
        first.remove(field);
        body.remove(field);
        if (body.containsKey("lines")) {
            body.put("lines", List.of(first, ((List<?>) body.get("lines")).getLast()));
        }

        var problem = refused(town.post("accountant", vouchers(), body), 400, "request.malformed");

        assertThat(problem.path("violations").get(0).path("pointer").asString()).endsWith("/" + field);
        assertThat(town.list(vouchers())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"600", "1,000.00", "0.001", "-1e3", "1000000000000.00"})
    void anAmountIsWrittenInYuanAndFen(String amount) {
        refused(town.post("accountant", vouchers(), supplies("2026-03-05", amount)), 400, "request.malformed");
    }

    @Test
    void aNegativeAmountIsForReversalsOnly() {
        refused(
                town.post("accountant", vouchers(), supplies("2026-03-05", "-600.00")),
                422,
                "accounts.voucher-unsound");
    }

    @Test
    void whoeverWroteItDoesNotReviewIt() {
        var id = town.drafted(book, supplies("2026-03-05", "600.00"));
        town.done("accountant", voucher(id, "submit"), Map.of());

        refused(
                town.postAs("accountant", List.of("agency-accountant", "reviewer"), voucher(id, "review"), Map.of()),
                403,
                "accounts.same-person");
        refused(town.post("accountant", voucher(id, "review"), Map.of()), 403, "agreement.role-not-entitled");
        assertThat(town.seen("accountant", "/v1/vouchers/" + id).path("status").asString())
                .isEqualTo("SUBMITTED");
    }

    @Test
    void theCashierKeepsOutWhateverElseSheIs() {
        var cashier = List.of("cashier", "agency-accountant", "reviewer");

        refused(
                town.postAs("cashier", cashier, vouchers(), supplies("2026-03-05", "600.00")),
                403,
                "accounts.cashier-keeps-out");
        var id = town.reviewed(book, supplies("2026-03-05", "600.00"));
        refused(town.postAs("cashier", cashier, voucher(id, "post"), Map.of()), 403, "accounts.cashier-keeps-out");
    }

    @Test
    void stepsAreTakenInTheirOrder() {
        var id = town.drafted(book, supplies("2026-03-05", "600.00"));

        refused(town.post("reviewer", voucher(id, "review"), Map.of()), 409, "accounts.voucher-not-there");
        refused(town.post("accountant", voucher(id, "post"), Map.of()), 409, "accounts.voucher-not-there");
    }

    @Test
    void whatIsReturnedIsDraftedAnewAndReviewedAnew() {
        var id = town.reviewed(book, supplies("2026-03-05", "600.00"));
        var back = town.done("reviewer", voucher(id, "return"), Map.of("comment", "发票金额不符"));
        assertThat(back.path("status").asString()).isEqualTo("DRAFT");
        assertThat(back.path("reviewedBy").isNull()).isTrue();

        read(town.put("accountant", "/v1/vouchers/" + id, "\"1\"", supplies("2026-03-06", "500.00"))
                .expectStatus()
                .isOk());
        town.done("accountant", voucher(id, "submit"), Map.of());
        town.done("reviewer", voucher(id, "review"), Map.of());
        var posted = town.done("accountant", voucher(id, "post"), Map.of());

        assertThat(posted.path("total").asString()).isEqualTo("500.00");
        assertThat(posted.path("version").asInt()).isEqualTo(2);
    }

    @Test
    void aDraftIsChangedOnlyFromTheVersionThatWasSeen() {
        var id = town.drafted(book, supplies("2026-03-05", "600.00"));
        var path = "/v1/vouchers/" + id;
        town.get("accountant", path).expectHeader().valueEquals("ETag", "\"1\"");

        refused(town.put("accountant", path, "", supplies("2026-03-05", "1.00")), 428, "request.precondition-required");
        town.put("accountant", path, "\"1\"", supplies("2026-03-05", "610.00"))
                .expectStatus()
                .isOk();
        refused(
                town.put("accountant", path, "\"1\"", supplies("2026-03-05", "620.00")),
                412,
                "request.precondition-failed");
        assertThat(town.seen("accountant", path).path("total").asString()).isEqualTo("610.00");
    }

    @Test
    void oneSourceIsBookedOnceWhateverTheBook() {
        var body = new HashMap<>(supplies("2026-03-05", "600.00"));
        body.put("source", Map.of("kind", "invoice", "id", "24332000000012345678"));
        var answers = Town.atOnce(6, _ -> status(town.post("accountant", vouchers(), body)));

        assertThat(answers).containsOnlyOnce(201).allMatch(answer -> answer == 201 || answer == 409);
        refused(town.post("accountant", vouchers(), body), 409, "accounts.source-booked");
    }

    @Test
    void numbersHaveNoGapUnderFiftyPosters() {
        var ids = town.reviewedAll(
                book,
                IntStream.range(0, 50)
                        .mapToObj(n -> supplies(n % 2 == 0 ? "2026-03-05" : "2026-04-05", "1.00"))
                        .toList());
        assertThat(ids).hasSize(50);

        var answers = Town.atOnce(100, n -> status(town.post("accountant", voucher(ids.get(n / 2), "post"), Map.of())));

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers.stream().filter(answer -> answer == 200)).hasSize(50);
        for (var month : List.of("2026-03", "2026-04")) {
            assertThat(numbers(month))
                    .isEqualTo(IntStream.rangeClosed(1, 25).boxed().toList());
        }
        assertThat(drift()).isEmpty();
    }

    private List<Integer> numbers(String month) {
        return town.list(vouchers() + "?limit=200&status=POSTED&period=" + month).stream()
                .map(voucher -> voucher.path("number").asInt())
                .sorted()
                .toList();
    }

    private List<String> drift() {
        var drift = new ArrayList<String>();
        try (var connection = TestPostgres.superuser("accounts");
                var rows = connection
                        .createStatement()
                        .executeQuery("select account from balance_drift where book = '" + book + "'")) {
            while (rows.next()) {
                drift.add(rows.getString(1));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return drift;
    }

    @Test
    void sayingItTwicePostsOnce() {
        var id = town.reviewed(book, supplies("2026-03-05", "600.00"));
        var key = IdempotencyKeys.next();
        read(town.post("accountant", key, voucher(id, "post"), Map.of())
                .expectStatus()
                .isOk());
        town.post("accountant", key, voucher(id, "post"), Map.of())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");

        refused(town.post("accountant", voucher(id, "post"), Map.of()), 409, "accounts.voucher-posted");
        assertThat(numbers("2026-03")).containsExactly(1);
    }

    @Test
    void aMonthGoesAtOnceAndItsNumbersFollowTheDays() {
        for (var day : List.of("20", "03", "11")) {
            town.drafted(book, supplies("2026-05-" + day, "1.00"));
        }
        town.drafted(book, supplies("2026-06-01", "1.00"));
        var may = Map.of("period", "2026-05");

        assertThat(town.done("accountant", vouchers() + "/submit", may)
                        .path("vouchers")
                        .asInt())
                .isEqualTo(3);
        town.done("reviewer", vouchers() + "/review", may);
        town.done("accountant", vouchers() + "/post", may);

        assertThat(town.list(vouchers() + "?period=2026-05"))
                .extracting(
                        voucher -> voucher.path("date").asString(),
                        voucher -> voucher.path("number").asInt())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2026-05-03", 1),
                        org.assertj.core.groups.Tuple.tuple("2026-05-11", 2),
                        org.assertj.core.groups.Tuple.tuple("2026-05-20", 3));
        assertThat(town.list(vouchers() + "?period=2026-06&status=DRAFT")).hasSize(1);
    }

    @Test
    void aMonthGoesWholeOrNotAtAll() {
        town.drafted(book, supplies("2026-05-03", "1.00"));
        town.done("accountant", vouchers() + "/submit", Map.of("period", "2026-05"));

        refused(
                town.postAs(
                        "accountant",
                        List.of("agency-accountant", "reviewer"),
                        vouchers() + "/review",
                        Map.of("period", "2026-05")),
                403,
                "accounts.same-person");
        assertThat(town.list(vouchers() + "?status=SUBMITTED")).hasSize(1);
        refused(town.post("accountant", vouchers() + "/submit", Map.of("period", "2026-13")), 400, "request.malformed");
    }

    @Test
    void anotherCommunityNeitherSeesNorTouchesIt() {
        var id = town.reviewed(book, supplies("2026-03-05", "600.00"));
        var stranger = Town.over(town.client()).reporter();

        refused(town.get(stranger, "/v1/vouchers/" + id), 404, "access.not-found");
        refused(town.get(stranger, vouchers()), 404, "access.not-found");
        refused(town.post(stranger, voucher(id, "post"), Map.of()), 404, "access.not-found");
        refused(town.post(stranger, vouchers(), supplies("2026-03-05", "1.00")), 404, "access.not-found");
        refused(town.post(stranger, vouchers() + "/post", Map.of("period", "2026-03")), 404, "access.not-found");
    }

    @Test
    void whileTheMandateLivesNobodyIsAsked() {
        town.drafted(book, supplies("2026-03-05", "600.00"));
        NeighbourStub.silent();

        town.posted(book, supplies("2026-03-06", "600.00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update voucher set date = '2026-03-06' where id = '%s'",
                "update voucher set number = 7 where id = '%s'",
                "update voucher set status = 'DRAFT', number = null where id = '%s'",
                "update voucher_line set debit = 1 where voucher = '%s' and debit <> 0",
                "update voucher_step set by = 'somebody' where voucher = '%s'",
                "delete from voucher_line where voucher = '%s'",
                "delete from voucher where id = '%s'"
            })
    void whatIsPostedStaysEvenForTheOwnerOfTheTables(String statement) throws SQLException {
        var id = town.posted(book, supplies("2026-03-05", "600.00")).path("id").asString();
        try (var connection = TestPostgres.superuser("accounts");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement.formatted(id))).isInstanceOf(SQLException.class);
        }
        assertThat(town.seen("accountant", "/v1/vouchers/" + id).path("total").asString())
                .isEqualTo("600.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update voucher set status = 'POSTED', number = 1",
                "update balance set debit = 0",
                "insert into voucher_count (principal, book, month, type, last) values ('a', gen_random_uuid(), '2026-01-01', 'PAYMENT', 9)",
                "update posting_rule set debit = '1002'",
                "delete from voucher",
                "delete from voucher_line",
                "update voucher_line set debit = 0",
                "truncate voucher cascade"
            })
    void theServiceItselfMayNeitherNumberNorBalanceAtWill(String statement) throws SQLException {
        try (var connection = TestPostgres.application("accounts");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void theListIsPagedByDayAndStreamedWhole() {
        IntStream.rangeClosed(1, 5).forEach(day -> town.drafted(book, supplies("2026-03-0" + day, "1.00")));
        var first = town.seen("accountant", vouchers() + "?limit=3");
        var second = town.seen(
                "accountant",
                vouchers() + "?limit=3&cursor=" + first.path("next").asString());

        assertThat(dates(first)).containsExactly("2026-03-01", "2026-03-02", "2026-03-03");
        assertThat(dates(second)).containsExactly("2026-03-04", "2026-03-05");
        assertThat(second.path("next").isNull()).isTrue();
    }

    private static List<String> dates(JsonNode page) {
        return page.path("items").values().stream()
                .map(item -> item.path("date").asString())
                .toList();
    }

    @Test
    void nothingIsPostedOnceItIsHeardThatTheAgreementIsSuspendedAndAfterwardsAllGoesOn() {
        var id = town.reviewed(book, supplies("2026-03-05", "600.00"));

        NeighbourStub.suspended();
        NeighbourStub.revoke(town.client(), town.principal());
        refused(
                town.post("accountant", IdempotencyKeys.next(), voucher(id, "post"), Map.of()),
                409,
                "agreement.suspended");
        refused(
                town.post("accountant", IdempotencyKeys.next(), vouchers(), supplies("2026-03-06", "1.00")),
                409,
                "agreement.suspended");
        NeighbourStub.silent();
        refused(
                town.post("accountant", IdempotencyKeys.next(), voucher(id, "post"), Map.of()),
                503,
                "request.neighbour-silent");

        NeighbourStub.reset();
        NeighbourStub.revoke(town.client(), town.principal());
        assertThat(town.done("accountant", voucher(id, "post"), Map.of())
                        .path("status")
                        .asString())
                .isEqualTo("POSTED");
    }

    @Test
    void aDayBeyondTheNextYearIsRefused() {
        var problem = refused(
                town.post("accountant", vouchers(), supplies("2090-01-05", "600.00")), 422, "accounts.voucher-unsound");

        assertThat(problem.path("violations").values())
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactly("/date");
        assertThat(town.list("/v1/books/" + book + "/periods")).hasSize(1);
    }

    @Test
    void theNextYearMayBegin() {
        town.drafted(book, supplies("2027-12-31", "600.00"));

        refused(town.post("accountant", vouchers(), supplies("2028-01-01", "1.00")), 422, "accounts.voucher-unsound");
    }

    @Test
    void vouchersOfOneDayAreNumberedInTheOrderOfTheirEntry() {
        var ids = IntStream.range(0, 12)
                .mapToObj(n -> town.drafted(book, supplies("2026-03-05", n + 1 + ".00")))
                .toList();

        town.together(book, Map.of("period", "2026-03"));

        assertThat(ids)
                .map(id -> town.seen("accountant", "/v1/vouchers/" + id)
                        .path("number")
                        .asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void closingVouchersAreNumberedLast() {
        var closing = new HashMap<>(supplies("2026-03-31", "7.00"));
        closing.put("kind", "CLOSING");
        var first = town.drafted(book, closing);
        var second = town.drafted(book, supplies("2026-03-31", "8.00"));

        town.together(book, Map.of("period", "2026-03"));

        assertThat(List.of(first, second))
                .map(id -> town.seen("accountant", "/v1/vouchers/" + id)
                        .path("number")
                        .asInt())
                .containsExactly(2, 1);
    }

    private List<String> found(String filters) {
        return town.list(vouchers() + "?" + filters).stream()
                .map(voucher -> voucher.path("lines").get(0).path("debit").asString())
                .toList();
    }

    private static Map<String, Object> paving(String date, String amount) {
        var body = new HashMap<>(supplies(date, amount));
        body.put(
                "lines",
                List.of(
                        Map.of("summary", "付恒远铺装：Road_50%", "account", "5301", "debit", amount),
                        Map.of("summary", "付恒远铺装：Road_50%", "account", "1002", "credit", amount)));
        return body;
    }

    @Test
    void vouchersAreFoundByWordsOfTheirSummaries() {
        town.drafted(book, supplies("2026-03-05", "1.00"));
        town.drafted(book, paving("2026-03-06", "2.00"));

        assertThat(found("q=恒远")).containsExactly("2.00");
        assertThat(found("q=road_50%")).containsExactly("2.00");
        assertThat(found("q=_50_")).isEmpty();
    }

    @Test
    void vouchersAreFoundByNumberAmountAndDay() {
        town.posted(book, supplies("2026-03-05", "1.00"));
        town.posted(book, supplies("2026-03-06", "2.00"));

        assertThat(found("number=2")).containsExactly("2.00");
        assertThat(found("q=付-2")).containsExactly("2.00");
        assertThat(found("amount=1.00")).containsExactly("1.00");
        assertThat(found("date=2026-03-06")).containsExactly("2.00");
        assertThat(found("amount=1.00&date=2026-03-06")).isEmpty();
        refused(town.get("accountant", vouchers() + "?amount=viel"), 400, "request.malformed");
    }

    @Test
    void whatWaitsForAPersonIsFoundAsMine() {
        var submitted = town.drafted(book, supplies("2026-03-05", "1.00"));
        town.done("accountant", "/v1/vouchers/" + submitted + "/submit", Map.of());
        town.drafted(book, supplies("2026-03-06", "2.00"));

        assertThat(found("mine=true")).containsExactly("2.00");
        assertThat(town.seen("reviewer", vouchers() + "?mine=true")
                        .path("items")
                        .values())
                .extracting(voucher -> voucher.path("id").asString())
                .containsExactly(submitted);
    }
}
