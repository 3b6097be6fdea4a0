package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Books taken over from a file, reviewed, posted, corrected, closed, read, and proved outside the product. */
class BooksTest {

    private static final String FILE = """
            voucher_no,date,summary,account_code,debit,credit,kind
            OPENING,2026-01-01,上年结转,102,50000.00,0.00,
            OPENING,2026-01-01,上年结转,301,0.00,50000.00,
            记-1,2026-01-05,收一月租金,102,3500.00,0.00,NORMAL
            记-1,2026-01-05,收一月租金,501,0.00,3500.00,NORMAL
            记-2,2026-01-12,付办公用品款,513,620.50,0.00,NORMAL
            记-2,2026-01-12,付办公用品款,102,0.00,620.50,NORMAL
            """;

    private Town town;
    private Principal principal;
    private String book;

    @BeforeEach
    void aBook() {
        town = Product.shared().town();
        principal = Founding.served(town, "urban", "0.00");
        book = principal.opened();
    }

    private Person accountant() {
        return town.person("accountant");
    }

    private String books(String path) {
        return "/v1/books/" + book + path;
    }

    private void taken() {
        var taken = accountant()
                .postFile(books("/imports"), "text/csv; charset=UTF-8", withPapers(FILE))
                .done();
        assertThat(taken.path("vouchers").asInt()).isEqualTo(2);
        assertThat(taken.path("openingLines").asInt()).isEqualTo(2);
        var all = Body.of("import", taken.path("id").asString());
        accountant().post(books("/vouchers/submit"), all).done();
        accountant().post(books("/vouchers/review"), all).is(403);
        town.person("reviewer").post(books("/vouchers/review"), all).done();
        accountant().post(books("/vouchers/post"), all).done();
    }

    /** One paper behind every voucher. */
    private static String withPapers(String file) {
        return file.lines()
                .map(line -> line + (line.startsWith("voucher_no") ? ",attachments" : ",1"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private JsonNode item(String code) {
        return accountant().get(books("/trial-balance?from=2026-01&to=2026-12")).ok().path("items").values().stream()
                .filter(item -> item.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyBadRowIsToldAtOnceAndADryRunKeepsNothing() {
        var bad = FILE.replace("513,620.50", "999,620.51");
        var problem = accountant().postFile(books("/imports"), "text/csv; charset=UTF-8", bad);
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.body().path("violations").size()).isGreaterThanOrEqualTo(2);

        accountant()
                .postFile(books("/imports?dryRun=true"), "text/csv; charset=UTF-8", withPapers(FILE))
                .done();
        assertThat(accountant().list(books("/vouchers"))).isEmpty();
    }

    @Test
    void whatIsTakenInStandsInBalancesAndStatements() {
        taken();

        assertThat(item("102").path("openingDebit").asString()).isEqualTo("50000.00");
        assertThat(item("102").path("closingDebit").asString()).isEqualTo("52879.50");
        assertThat(item("501").path("closingCredit").asString()).isEqualTo("3500.00");
        var sheet = accountant()
                .get(books("/statements/balance-sheet?period=2026-01"))
                .ok();
        assertThat(line(sheet, "1").path("closing").asString()).isEqualTo("52879.50");
        assertThat(line(sheet, "1").path("opening").asString()).isEqualTo("50000.00");
        assertThat(line(sheet, "23").path("closing"))
                .isEqualTo(line(sheet, "39").path("closing"));
        accountant().get(books("/statements/income?period=2026-01")).ok();
    }

    private static JsonNode line(JsonNode statement, String number) {
        return statement.path("lines").values().stream()
                .filter(line -> line.path("number").asString().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anErrorIsWrittenOffInRedAndStaysInItsColumn() {
        taken();
        var wrong = accountant().list(books("/vouchers?status=POSTED")).stream()
                .filter(voucher -> voucher.path("total").asString().equals("620.50"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        var red = accountant()
                .post("/v1/vouchers/" + wrong + "/reverse", Body.of("date", "2026-01-20"))
                .created()
                .path("id")
                .asString();
        accountant().post("/v1/vouchers/" + red + "/submit", Body.NOTHING).done();
        town.person("reviewer")
                .post("/v1/vouchers/" + red + "/review", Body.NOTHING)
                .done();
        accountant().post("/v1/vouchers/" + red + "/post", Body.NOTHING).done();

        assertThat(accountant().list(books("/ledger?account=513&from=2026-01&to=2026-12")))
                .extracting(entry -> entry.path("debit").asString())
                .containsExactlyInAnyOrder("620.50", "-620.50");
        assertThat(item("102").path("credit").asString()).isEqualTo("0.00");
        assertThat(item("102").path("closingDebit").asString()).isEqualTo("53500.00");
    }

    @Test
    void aClosedMonthStaysClosed() {
        taken();
        accountant().post(books("/periods/2026-01/close"), Body.NOTHING).done();

        var late = accountant()
                .post(
                        books("/vouchers"),
                        Body.of(
                                "date",
                                "2026-01-31",
                                "type",
                                "GENERAL",
                                "attachments",
                                1,
                                "lines",
                                List.of(
                                        Body.of("summary", "补记", "account", "513", "debit", "1.00"),
                                        Body.of("summary", "补记", "account", "102", "credit", "1.00"))));
        assertThat(late.status()).as(late.toString()).isIn(409, 422);
    }

    @Test
    void aPostedVoucherIsProvedOutsideTheProduct() throws IOException, InterruptedException {
        taken();
        var voucher = accountant()
                .list(books("/vouchers?status=POSTED"))
                .getLast()
                .path("id")
                .asString();
        var proof = Await.until(
                "the log is signed beyond it",
                () -> town.person("auditor").get("/v1/vouchers/" + voucher + "/proof"),
                answer -> answer.status() == 200);
        var key = town.person("auditor").get("/.well-known/evidence/accounts").ok();
        var text = Body.write(proof.body());

        assertThat(OfflineVerifier.verify(text, key.asString())).isZero();
        assertThat(OfflineVerifier.verify(
                        text.replaceFirst("\"date\":\"2026-01", "\"date\":\"2026-02"), key.asString()))
                .isEqualTo(1);
    }

    /** Nobody need believe our sums. */
    @Test
    void otherEnginesComeToTheSameBalances() throws IOException, InterruptedException {
        assumeTrue(Engines.areInstalled(), "hledger or beancount is not installed");
        taken();

        var own = new TreeMap<String, BigDecimal>();
        for (var item : accountant()
                .get(books("/trial-balance?from=2026-01&to=2026-12"))
                .ok()
                .path("items")
                .values()) {
            own.put(
                    item.path("code").asString(),
                    new BigDecimal(item.path("closingDebit").asString())
                            .subtract(new BigDecimal(item.path("closingCredit").asString())));
        }
        assertThat(own)
                .containsEntry("102", new BigDecimal("52879.50"))
                .containsEntry("513", new BigDecimal("620.50"))
                .hasSize(4);
        assertThat(Engines.hledger(exported("hledger"))).isEqualTo(own);
        assertThat(Engines.beancount(exported("beancount"))).isEqualTo(own);
    }

    private Path exported(String format) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "exported"));
        var text = accountant()
                .get(books("/exports/" + format + "?year=2026"))
                .ok()
                .asString();
        return Files.writeString(folder.resolve("book." + format), text);
    }

    @Test
    void theYearIsExportedForOtherEngines() {
        taken();
        for (var format : List.of("hledger", "beancount", "csv", "gbt24589", "xlsx")) {
            assertThat(accountant()
                            .get(books("/exports/" + format + "?year=2026"))
                            .status())
                    .as(format)
                    .isEqualTo(200);
        }
    }
}
