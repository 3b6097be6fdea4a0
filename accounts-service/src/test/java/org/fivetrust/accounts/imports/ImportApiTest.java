package org.fivetrust.accounts.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.read;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.status;
import static org.fivetrust.accounts.Town.supplies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@AccountsTest
class ImportApiTest {

    private static final String HEAD = "voucher_no,date,summary,account_code,debit,credit\n";

    private static final String GOOD = HEAD + """
            OPENING,,期初余额,1002,20000.00,
            OPENING,,期初余额,3101,,20000.00
            记-1,2026-01-05,购买办公用品,5301,600,
            记-1,2026-01-05,购买办公用品,1002,,600
            """;

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
    }

    private List<JsonNode> vouchers() {
        return town.list("/v1/books/" + book + "/vouchers?limit=200");
    }

    private JsonNode taken(String csv) {
        return read(town.csv(book, "", csv).expectStatus().isCreated());
    }

    private List<String> pointers(String csv) {
        var problem = refused(town.csv(book, "", csv), 422, "accounts.import-unsound");
        assertThat(vouchers()).isEmpty();
        return problem.path("violations").values().stream()
                .map(violation -> violation.path("pointer").asString())
                .toList();
    }

    private JsonNode item(String code, String from, String to) {
        return town
                .seen("accountant", "/v1/books/%s/trial-balance?from=%s&to=%s".formatted(book, from, to))
                .path("items")
                .values()
                .stream()
                .filter(item -> item.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFileIsTakenWholeAndGoesTheWayOfEveryVoucher() {
        var taken = taken(GOOD);
        assertThat(taken.path("vouchers").asInt()).isEqualTo(1);
        assertThat(taken.path("lines").asInt()).isEqualTo(2);
        assertThat(taken.path("openingLines").asInt()).isEqualTo(2);
        var which = Map.of("import", taken.path("id").asString());

        var moved = town.done("accountant", "/v1/books/" + book + "/vouchers/submit", which);
        assertThat(moved.path("vouchers").asInt()).isEqualTo(2);
        refused(
                town.postAs(
                        "accountant",
                        List.of("agency-accountant", "reviewer"),
                        "/v1/books/" + book + "/vouchers/review",
                        which),
                403,
                "accounts.same-person");
        town.done("reviewer", "/v1/books/" + book + "/vouchers/review", which);
        town.done("accountant", "/v1/books/" + book + "/vouchers/post", which);

        assertThat(item("1002", "2026-01", "2026-01").path("openingDebit").asString())
                .isEqualTo("20000.00");
        assertThat(item("1002", "2026-01", "2026-01").path("credit").asString()).isEqualTo("600.00");
        assertThat(item("1002", "2026-01", "2026-01").path("closingDebit").asString())
                .isEqualTo("19400.00");
    }

    @Test
    void aDryRunChecksEverythingAndKeepsNothing() {
        var tried = read(town.csv(book, "?dryRun=true", GOOD).expectStatus().isOk());

        assertThat(tried.path("dryRun").asBoolean()).isTrue();
        assertThat(tried.path("id").isNull()).isTrue();
        assertThat(vouchers()).isEmpty();
        refused(town.csv(book, "?dryRun=true", GOOD.replace("1002", "9999")), 422, "accounts.import-unsound");
        refused(
                town.file(town.reporter(), "/v1/books/" + book + "/imports?dryRun=true", "text/csv", GOOD.getBytes()),
                403,
                "access.role");
    }

    @Test
    void everyBadRowIsToldAtOnceAndNothingIsKept() {
        assertThat(pointers(HEAD + """
                        记-1,2026-01-05,购买办公用品,5301,600.001,
                        记-1,2026-13-05,购买办公用品,1002,,600
                        记-2,2026-01-06,,5301,1,1
                        """))
                .containsExactly(
                        "/rows/2/debit", "/rows/3/date", "/rows/4/summary", "/rows/4/voucher_no", "/rows/4/debit");
        assertThat(pointers(HEAD + """
                        记-1,2026-01-05,购买办公用品,9999,600,
                        记-1,2026-01-05,购买办公用品,4401,,599
                        记-2,2025-12-31,stationery,5301,1,
                        记-2,2025-12-31,购买办公用品,1002,,1
                        记-1,2026-01-05,购买办公用品,5301,1,
                        记-1,2026-01-05,购买办公用品,1002,,1
                        """))
                .containsExactly(
                        "/rows/2/account_code",
                        "/rows/2/voucher_no",
                        "/rows/3/account_code",
                        "/rows/4/date",
                        "/rows/4/summary",
                        "/rows/6/voucher_no");
    }

    @Test
    void badRowsAreToldInTheReadersLanguage() {
        var csv = (HEAD + "记-1,2026-01-05,购买办公用品,9999,1,\n记-1,2026-01-05,购买办公用品,1002,,1\n").getBytes();
        for (var told : Map.of("zh-CN", "账套无科目 9999", "en", "no account 9999 in this book")
                .entrySet()) {
            var problem = refused(
                    town.client()
                            .post()
                            .uri("/v1/books/" + book + "/imports?dryRun=true")
                            .header("Authorization", TestTokens.bearer("accountant"))
                            .header("Accept-Language", told.getKey())
                            .header("Content-Type", "text/csv")
                            .bodyValue(csv)
                            .exchange(),
                    422,
                    "accounts.import-unsound");
            assertThat(problem.at("/violations/0/message").asString()).isEqualTo(told.getValue());
        }
    }

    @Test
    void aDayFarAwayIsRefusedAndTheBookGoesOn() {
        assertThat(pointers(GOOD.replace("2026-01-05", "+57370-04-12")))
                .containsExactly("/rows/4/date", "/rows/5/date");
        refused(
                town.post("accountant", "/v1/books/" + book + "/vouchers", supplies("+12345-01-01", "1.00")),
                400,
                "request.malformed");
        taken(GOOD);
        assertThat(vouchers()).hasSize(2);
    }

    @Test
    void columnsAreNamedAsAgreed() {
        assertThat(pointers("voucher_no,date,text,account_code,debit,credit\n记-1,2026-01-05,a,1002,1,\n"))
                .containsExactly("/rows/1/summary", "/rows/1/text");
        assertThat(pointers("")).containsExactly("/rows");
    }

    @Test
    void theSameFileIsTakenOnceUnlessToldAgain() {
        var csv = GOOD.lines().filter(line -> !line.startsWith("OPENING")).collect(Collectors.joining("\n"));
        var answers = Town.atOnce(5, _ -> status(town.csv(book, "", csv)));
        assertThat(answers).containsOnlyOnce(201).isSubsetOf(201, 409, 429);

        refused(town.csv(book, "", csv), 409, "accounts.imported-already");
        assertThat(status(town.csv(book, "?again=true", csv))).isEqualTo(201);
        assertThat(vouchers()).hasSize(2);
    }

    @Test
    void oldBalancesComeInBeforeTheFirstEntryAndOnce() {
        taken(GOOD);
        refused(town.csv(book, "?again=true", GOOD), 422, "accounts.import-unsound");
        var other = town.book("NONPROFIT_2004", "2025-01-01");
        var used = Map.of(
                "date",
                "2025-03-05",
                "type",
                "PAYMENT",
                "attachments",
                1,
                "lines",
                List.of(
                        Map.of("summary", "用品", "account", "5201", "debit", "1.00"),
                        Map.of("summary", "用品", "account", "1002", "credit", "1.00")));
        town.posted(other, used);

        var late = HEAD + "OPENING,,期初,1002,1.00,\nOPENING,,期初,3101,,1.00\n";
        var problem = refused(town.csv(other, "", late), 422, "accounts.import-unsound");
        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/rows/2/voucher_no");
    }

    @Test
    void redAmountsStayInTheirColumn() {
        town.imported(book, HEAD + """
                        记-1,2026-01-05,购买办公用品,5301,600,
                        记-1,2026-01-05,购买办公用品,1002,,600
                        记-2,2026-01-06,注销1月5日记-1号凭证,5301,-600,
                        记-2,2026-01-06,注销1月5日记-1号凭证,1002,,-600
                        """);

        assertThat(vouchers().get(1).path("kind").asString()).isEqualTo("REVERSAL");
        assertThat(vouchers().get(1).path("lines").get(0).path("debit").asString())
                .isEqualTo("-600.00");
        town.posted(book, supplies("2026-01-07", "5.00"));
        assertThat(item("5301", "2026-01", "2026-01").path("debit").asString()).isEqualTo("5.00");
    }

    @Test
    void aFileInTheNationalCharacterSetSaysSo() {
        var bytes = GOOD.replace("购买办公用品", "购买䶮石").getBytes(Charset.forName("GB18030"));
        var path = "/v1/books/" + book + "/imports";

        refused(town.file("accountant", path, "text/csv", bytes), 400, "request.malformed");
        assertThat(status(town.file("accountant", path, "text/csv; charset=GB18030", bytes)))
                .isEqualTo(201);
        assertThat(vouchers().getLast().path("lines").get(0).path("summary").asString())
                .isEqualTo("购买䶮石");
    }

    @Test
    void aWorkbookIsReadLikeATable() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("凭证");
            var head = HEAD.strip().split(",");
            IntStream.range(0, head.length).forEach(at -> sheet.value(0, at, head[at]));
            for (var row = 1; row <= 2; row++) {
                sheet.value(row, 0, "记-1");
                sheet.value(row, 1, LocalDate.parse("2026-01-05"));
                sheet.style(row, 1).format("yyyy-MM-dd").set();
                sheet.value(row, 2, "购买办公用品");
                sheet.value(row, 3, row == 1 ? 5301 : 1002);
                sheet.value(row, row + 3, 1234.56);
            }
        }
        var xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        var path = "/v1/books/" + book + "/imports";

        assertThat(status(town.file("accountant", path, xlsx, bytes.toByteArray())))
                .isEqualTo(201);
        assertThat(vouchers().getFirst().path("total").asString()).isEqualTo("1234.56");
        assertThat(vouchers().getFirst().path("date").asString()).isEqualTo("2026-01-05");
        refused(town.file("accountant", path, xlsx, "no workbook".getBytes()), 422, "file.unreadable");
    }

    @Test
    void oldCodesAreTranslatedByAMap() {
        var rural = town.book("RURAL_COLLECTIVE_2023", "2026-01-01");
        var old = HEAD + "OPENING,,期初,202,,500.00\nOPENING,,期初,154,700.00,\nOPENING,,期初,322,,200.00\n";
        read(town.csv(rural, "?codeMap=2004-2023", old).expectStatus().isCreated());

        assertThat(town.list("/v1/books/" + rural + "/vouchers")
                        .getFirst()
                        .path("lines")
                        .values())
                .extracting(line -> line.path("account").asString())
                .containsExactly("211", "153", "32202");
        var gone = HEAD + "记-1,2026-01-05,福利费,212,1,\n记-1,2026-01-05,福利费,102,,1\n";
        refused(town.csv(rural, "?codeMap=2004-2023", gone), 422, "accounts.import-unsound");
        refused(town.csv(rural, "?codeMap=nobody-knows", gone), 400, "request.malformed");
    }

    @Test
    void manyVouchersGoTogetherAllTheWay() {
        var csv = HEAD
                + IntStream.range(0, 400)
                        .mapToObj(n -> "记-%d,2026-%02d-05,购买办公用品,5301,1.00,\n记-%d,2026-%02d-05,购买办公用品,1002,,1.00\n"
                                .formatted(n, n / 40 + 1, n, n / 40 + 1))
                        .collect(Collectors.joining());
        var taken = taken(csv);
        town.together(book, Map.of("import", taken.path("id").asString()));

        assertThat(taken.path("vouchers").asInt()).isEqualTo(400);
        assertThat(item("1002", "2026-01", "2026-12").path("credit").asString()).isEqualTo("400.00");
    }

    @Test
    void theSameVoucherByMessageByFileAndByHandSaysTheSame() {
        town.hears(
                "payment.paid",
                Map.of(
                        "payment", UUID.randomUUID().toString(),
                        "payee", Map.of("name", "文具店"),
                        "amount", "80.00",
                        "purpose", "办公用品",
                        "category", "office",
                        "paidOn", "2026-03-05",
                        "matterNumber", "BINHE-2026-000002"));
        var told = town.list("/v1/books/" + book + "/vouchers").getFirst();
        Map<String, Object> said = Map.of(
                "date",
                "2026-03-05",
                "type",
                "PAYMENT",
                "attachments",
                0,
                "lines",
                List.of(
                        Map.of("summary", "付文具店：办公用品", "account", "5301", "debit", "80.00"),
                        Map.of("summary", "付文具店：办公用品", "account", "1002", "credit", "80.00")));
        var byHand = town.created("accountant", "/v1/books/" + book + "/vouchers", said);
        read(town.csv(book, "", Town.file(List.of(said))).expectStatus().isCreated());

        var all = town.list("/v1/books/" + book + "/vouchers");
        assertThat(all).hasSize(3).extracting(voucher -> voucher.path("lines")).containsOnly(told.path("lines"));
        for (var field : List.of("date", "type", "total", "status", "period", "kind")) {
            assertThat(all)
                    .extracting(voucher -> voucher.path(field).asString())
                    .containsOnly(byHand.path(field).asString());
        }
    }

    @Test
    void anImportThatIsNotThereIsNoEmptyOne() {
        var other = Town.over(town.client());
        var theirs = other.book();
        var foreign = read(other.csv(theirs, "", Town.file(List.of(Town.supplies("2026-01-05", "1.00"))))
                        .expectStatus()
                        .isCreated())
                .path("id")
                .asString();

        for (var step : List.of("submit", "review", "post")) {
            for (var id : List.of(UUID.randomUUID().toString(), foreign)) {
                refused(
                        town.post("accountant", "/v1/books/" + book + "/vouchers/" + step, Map.of("import", id)),
                        404,
                        "access.not-found");
            }
        }
        refused(
                town.post("accountant", "/v1/books/" + book + "/vouchers/submit", Map.of("import", "x")),
                400,
                "request.malformed");
        assertThat(other.done("accountant", "/v1/books/" + theirs + "/vouchers/submit", Map.of("import", foreign))
                        .path("vouchers")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void anotherCommunitysBookIsNotThere() {
        var stranger = Town.over(town.client()).reporter();

        refused(
                town.file(stranger, "/v1/books/" + book + "/imports", "text/csv", GOOD.getBytes()),
                404,
                "access.not-found");
    }

    @Test
    void aDayBeyondTheNextYearIsNamedByItsRow() {
        var problem = refused(town.csv(book, "", """
                        voucher_no,date,summary,account_code,debit,credit
                        1,2090-01-05,购买办公用品,5301,600.00,
                        1,2090-01-05,购买办公用品,1002,,600.00
                        """), 422, "accounts.import-unsound");

        assertThat(problem.path("violations").values())
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactly("/rows/2/date");
    }

    @Test
    void aReversalInAFileIsNotEarlierThanWhatItReverses() {
        var problem = refused(town.csv(book, "", """
                        voucher_no,date,summary,account_code,debit,credit,corrects
                        1,2026-04-10,购买办公用品,5301,600.00,,
                        1,2026-04-10,购买办公用品,1002,,600.00,
                        2,2026-03-05,冲销办公用品,5301,-600.00,,1
                        2,2026-03-05,冲销办公用品,1002,,-600.00,1
                        """), 422, "accounts.import-unsound");

        assertThat(problem.path("violations").values())
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactly("/rows/4/date");
    }
}
