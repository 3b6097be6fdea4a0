package org.fivetrust.accounts.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.fivetrust.testing.world.Vouchers.supplies;
import static org.fivetrust.testing.world.Vouchers.transfer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.FundsEvents;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.AccountsClient;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Vouchers;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A file of vouchers is taken whole, once, and goes the way of every voucher. */
@AccountsTest
class ImportApiTest {

    private static final String HEAD = "voucher_no,date,summary,account_code,debit,credit\n";

    private static final String ENTRY = """
            记-1,2026-01-05,购买办公用品,5301,600,
            记-1,2026-01-05,购买办公用品,1002,,600
            """;

    private static final String GOOD = HEAD + """
            OPENING,,期初余额,1002,20000.00,
            OPENING,,期初余额,3101,,20000.00
            """ + ENTRY;

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private AccountsClient accountant;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        accountant = community.accounts("accountant");
        book = books.opened();
    }

    private List<JsonNode> vouchers() {
        return books.vouchers(book);
    }

    private JsonNode january(String account) {
        return books.balance(book, account, "2026-01", "2026-01");
    }

    @Test
    void anImportTellsWhatItHolds() {
        var taken = books.sent(book, GOOD).created();

        assertThat(taken.path("vouchers").asInt()).isEqualTo(1);
        assertThat(taken.path("lines").asInt()).isEqualTo(2);
        assertThat(taken.path("openingLines").asInt()).isEqualTo(2);
    }

    @Test
    void aFileIsTakenWholeAndGoesTheWayOfEveryVoucher() {
        books.imported(book, GOOD);

        assertThat(january("1002").path("openingDebit").asString()).isEqualTo("20000.00");
        assertThat(january("1002").path("credit").asString()).isEqualTo("600.00");
        assertThat(january("1002").path("closingDebit").asString()).isEqualTo("19400.00");
    }

    @Test
    void whoeverTookAFileDoesNotReviewIt() {
        var which = Map.of("import", books.sent(book, GOOD).id());
        accountant.submitVouchers(book, which).ok();

        community
                .accounts(TestTokens.bearer("accountant", List.of("agency-accountant", "reviewer"), "*"))
                .reviewVouchers(book, which)
                .refused(403, "accounts.same-person");
    }

    @Test
    void aDryRunChecksEverythingAndKeepsNothing() {
        var tried = books.sent(book, GOOD, "dryRun", true).ok();

        assertThat(tried.path("dryRun").asBoolean()).isTrue();
        assertThat(tried.path("id").isNull()).isTrue();
        assertThat(vouchers()).isEmpty();
    }

    @Test
    void aDryRunTellsOfFaults() {
        books.sent(book, GOOD.replace("1002", "9999"), "dryRun", true).refused(422, "accounts.import-unsound");
    }

    @Test
    void whoMayNotImportTriesNothing() {
        community
                .accounts("reporter")
                .importVouchers(book, Books.CSV, GOOD.getBytes(), "dryRun", true)
                .refused(403, "access.role");
    }

    @Test
    void ofManyWhoSendAFileAtOnceOneDoes() {
        var answers = atOnce(5, _ -> books.sent(book, HEAD + ENTRY).status());

        assertThat(answers).containsOnlyOnce(201).isSubsetOf(201, 409, 429);
        assertThat(vouchers()).hasSize(1);
    }

    @Test
    void theSameFileIsTakenOnce() {
        books.sent(book, HEAD + ENTRY).created();

        books.sent(book, HEAD + ENTRY).refused(409, "accounts.imported-already");

        assertThat(vouchers()).hasSize(1);
    }

    @Test
    void theSameFileIsTakenAgainIfToldSo() {
        books.sent(book, HEAD + ENTRY).created();

        books.sent(book, HEAD + ENTRY, "again", true).created();

        assertThat(vouchers()).hasSize(2);
    }

    @Test
    void aFileSentTwiceUnderOneKeyIsTakenOnce() {
        var keyed = accountant.withKey(IdempotencyKeys.next());
        var first = keyed.importVouchers(book, Books.CSV, GOOD.getBytes()).created();

        assertThat(keyed.importVouchers(book, Books.CSV, GOOD.getBytes())
                        .replayed()
                        .created())
                .isEqualTo(first);
        assertThat(vouchers()).hasSize(2);
    }

    @Test
    void aKeyServesOneFile() {
        var keyed = accountant.withKey(IdempotencyKeys.next());
        keyed.importVouchers(book, Books.CSV, GOOD.getBytes()).created();

        keyed.importVouchers(book, Books.CSV, (HEAD + ENTRY).getBytes()).refused(422, "request.key-reused");
    }

    @Test
    void oldBalancesComeInOnce() {
        books.sent(book, GOOD).created();

        books.sent(book, GOOD, "again", true).refused(422, "accounts.import-unsound");
    }

    @Test
    void oldBalancesComeInBeforeTheFirstEntry() {
        books.posted(book, supplies("2026-03-05", "1.00"));

        assertThat(books.sent(book, HEAD + "OPENING,,期初,1002,1.00,\nOPENING,,期初,3101,,1.00\n")
                        .pointers(422, "accounts.import-unsound")
                        .getFirst())
                .isEqualTo("/rows/2/voucher_no");
    }

    @Test
    void redAmountsStayInTheirColumn() {
        books.imported(book, HEAD + ENTRY + """
                记-2,2026-01-06,注销1月5日记-1号凭证,5301,-600,
                记-2,2026-01-06,注销1月5日记-1号凭证,1002,,-600
                """);

        var reversal = vouchers().get(1);
        assertThat(reversal.path("kind").asString()).isEqualTo("REVERSAL");
        assertThat(reversal.at("/lines/0/debit").asString()).isEqualTo("-600.00");
    }

    @Test
    void redAmountsLowerTheTurnover() {
        books.imported(book, HEAD + ENTRY + """
                记-2,2026-01-06,注销1月5日记-1号凭证,5301,-600,
                记-2,2026-01-06,注销1月5日记-1号凭证,1002,,-600
                记-3,2026-01-07,购买办公用品,5301,5,
                记-3,2026-01-07,购买办公用品,1002,,5
                """);

        assertThat(january("5301").path("debit").asString()).isEqualTo("5.00");
    }

    @Test
    void oldCodesAreTranslatedByAMap() {
        var rural = books.opened("RURAL_COLLECTIVE_2023", "2026-01-01");

        books.sent(
                        rural,
                        HEAD + "OPENING,,期初,202,,500.00\nOPENING,,期初,154,700.00,\nOPENING,,期初,322,,200.00\n",
                        "codeMap",
                        "2004-2023")
                .created();

        assertThat(Body.texts(books.vouchers(rural).getFirst().path("lines"), "account"))
                .containsExactly("211", "153", "32202");
    }

    @Test
    void aCodeThatAMapDropsIsRefused() {
        var rural = books.opened("RURAL_COLLECTIVE_2023", "2026-01-01");

        books.sent(rural, HEAD + "记-1,2026-01-05,福利费,212,1,\n记-1,2026-01-05,福利费,102,,1\n", "codeMap", "2004-2023")
                .refused(422, "accounts.import-unsound");
    }

    @Test
    void aMapThatNobodyKnowsIsSaidSo() {
        books.sent(book, GOOD, "codeMap", "nobody-knows").refused(400, "request.malformed");
    }

    @Test
    void manyVouchersGoTogetherAllTheWay() {
        var csv = IntStream.range(0, 400)
                .mapToObj(n -> "记-%1$d,2026-%2$02d-05,购买办公用品,5301,1.00,\n记-%1$d,2026-%2$02d-05,购买办公用品,1002,,1.00\n"
                        .formatted(n, n / 40 + 1))
                .collect(Collectors.joining("", HEAD, ""));

        books.imported(book, csv);

        assertThat(books.balance(book, "1002", "2026-01", "2026-12")
                        .path("credit")
                        .asString())
                .isEqualTo("400.00");
    }

    @Test
    void theSameVoucherByMessageByFileAndByHandSaysTheSame() {
        var said = Body.with(transfer("2026-03-05", "PAYMENT", "付文具店：办公用品", "5301", "1002", "80.00"), "attachments", 0);
        new FundsEvents(client, community).paid();
        books.drafted(book, said);
        books.sent(book, Vouchers.csv(List.of(said))).created();

        assertThat(vouchers())
                .hasSize(3)
                .extracting(voucher -> List.of("lines", "date", "type", "total", "status", "period", "kind").stream()
                        .map(voucher::path)
                        .toList())
                .containsOnly(List.of("lines", "date", "type", "total", "status", "period", "kind").stream()
                        .map(vouchers().getFirst()::path)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit", "review", "post"})
    void anImportThatIsNotThereIsNoEmptyOne(String step) {
        var steps = "/v1/books/" + book + "/vouchers/" + step;

        community
                .caller("accountant")
                .post(steps, Map.of("import", UUID.randomUUID()))
                .refused(404, "access.not-found");
        community.caller("accountant").post(steps, Map.of("import", "x")).refused(400, "request.malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit", "review", "post"})
    void anImportOfAnotherCommunityIsNotThere(String step) {
        var others = new Books(World.over(client).community());
        var theirs = others.opened();
        var foreign = others.sent(theirs, GOOD).id();

        community
                .caller("accountant")
                .post("/v1/books/" + book + "/vouchers/" + step, Map.of("import", foreign))
                .refused(404, "access.not-found");

        assertThat(others.vouchers(theirs, "status", "DRAFT")).hasSize(2);
    }

    @Test
    void anotherCommunitysBookIsNotThere() {
        World.over(client)
                .community()
                .accounts("reporter")
                .importVouchers(book, Books.CSV, GOOD.getBytes())
                .refused(404, "access.not-found");
    }

    @Test
    void withoutAMandateAndAnAnswerNothingIsTaken() {
        NeighbourStub.silent();
        NeighbourStub.revoke(client, community.committee());

        books.sent(book, GOOD).refused(503, "request.neighbour-silent");

        assertThat(vouchers()).isEmpty();
    }
}
