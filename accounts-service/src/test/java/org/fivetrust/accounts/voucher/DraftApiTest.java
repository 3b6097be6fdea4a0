package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.fivetrust.testing.world.Vouchers.credit;
import static org.fivetrust.testing.world.Vouchers.debit;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.AccountsClient;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a draft says, who writes it, and how it is changed. */
@AccountsTest
class DraftApiTest {

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

    private String drafted() {
        return books.drafted(book, supplies("2026-03-05", "600.00"));
    }

    private String total(String voucher) {
        return books.voucher(voucher).path("total").asString();
    }

    @Test
    void aDraftHasATotalAndNoNumberYet() {
        var draft = books.voucher(drafted());

        assertThat(draft.path("status").asString()).isEqualTo("DRAFT");
        assertThat(draft.path("total").asString()).isEqualTo("600.00");
        assertThat(draft.path("number").isNull()).isTrue();
    }

    @Test
    void everyFaultIsToldAtOnceAndNothingIsKept() {
        var body = supplies(
                "2025-12-31",
                "600.00",
                "lines",
                List.of(debit("用品", "9999", "600.00"), credit("用品", "1002", "599.99")));

        assertThat(accountant.draftVoucher(book, body).pointers(422, "accounts.voucher-unsound"))
                .containsExactly("/date", "/lines/0/account", "/lines");
        assertThat(books.vouchers(book)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "type", "lines", "summary", "account"})
    void aVoucherThatLacksAnyOfItsContentIsMalformed(String field) {
        var body = new HashMap<>(supplies("2026-03-05", "600.00"));
        var lines = (List<?>) body.get("lines");
        var first = new HashMap<>((Map<?, ?>) lines.getFirst());
        first.remove(field);
        body.put("lines", List.of(first, lines.getLast()));
        body.remove(field);

        assertThat(accountant
                        .draftVoucher(book, body)
                        .pointers(400, "request.malformed")
                        .getFirst())
                .endsWith("/" + field);
        assertThat(books.vouchers(book)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"600", "1,000.00", "0.001", "-1e3", "1000000000000.00"})
    void anAmountIsWrittenInYuanAndFen(String amount) {
        accountant.draftVoucher(book, supplies("2026-03-05", amount)).refused(400, "request.malformed");
    }

    @Test
    void aNegativeAmountIsForReversalsOnly() {
        accountant.draftVoucher(book, supplies("2026-03-05", "-600.00")).refused(422, "accounts.voucher-unsound");
    }

    @Test
    void aDayBeyondTheNextYearIsRefused() {
        assertThat(accountant
                        .draftVoucher(book, supplies("2090-01-05", "600.00"))
                        .pointers(422, "accounts.voucher-unsound"))
                .containsExactly("/date");
    }

    @Test
    void aRefusedDayOpensNoPeriod() {
        accountant.draftVoucher(book, supplies("2090-01-05", "600.00")).refused(422, "accounts.voucher-unsound");

        assertThat(accountant.listPeriods(book).items()).hasSize(1);
    }

    @Test
    void theNextYearMayBegin() {
        books.drafted(book, supplies("2027-12-31", "600.00"));

        accountant.draftVoucher(book, supplies("2028-01-01", "1.00")).refused(422, "accounts.voucher-unsound");
    }

    @Test
    void theCashierDraftsNothingWhateverElseSheIs() {
        var cashier = TestTokens.bearer("cashier", List.of("cashier", "agency-accountant", "reviewer"), "*");

        community
                .accounts(cashier)
                .draftVoucher(book, supplies("2026-03-05", "600.00"))
                .refused(403, "accounts.cashier-keeps-out");
    }

    @Test
    void withoutAMandateAndAnAnswerNothingIsDrafted() {
        NeighbourStub.silent();
        NeighbourStub.revoke(client, community.committee());

        accountant.draftVoucher(book, supplies("2026-03-05", "1.00")).refused(503, "request.neighbour-silent");

        assertThat(books.vouchers(book)).isEmpty();
    }

    @Test
    void whileTheMandateLivesNobodyIsAsked() {
        drafted();
        NeighbourStub.silent();

        books.posted(book, supplies("2026-03-06", "600.00"));
    }

    @Test
    void aDraftIsKeptOnceUnderItsKey() {
        var keyed = accountant.withKey(IdempotencyKeys.next());
        var first = keyed.draftVoucher(book, supplies("2026-03-05", "600.00")).created();

        assertThat(keyed.draftVoucher(book, supplies("2026-03-05", "600.00"))
                        .replayed()
                        .created())
                .isEqualTo(first);
        assertThat(books.vouchers(book)).hasSize(1);
    }

    @Test
    void aKeyServesOneDraft() {
        var keyed = accountant.withKey(IdempotencyKeys.next());
        keyed.draftVoucher(book, supplies("2026-03-05", "600.00")).created();

        keyed.draftVoucher(book, supplies("2026-03-05", "601.00")).refused(422, "request.key-reused");
    }

    @Test
    void oneSourceIsBookedOnceWhateverTheBook() {
        var body = supplies("2026-03-05", "600.00", "source", Map.of("kind", "invoice", "id", "24332000000012345678"));
        var answers = atOnce(6, _ -> accountant.draftVoucher(book, body).status());

        assertThat(answers).containsOnlyOnce(201).allMatch(answer -> answer == 201 || answer == 409);
        accountant.draftVoucher(book, body).refused(409, "accounts.source-booked");
    }

    @Test
    void aDraftIsChangedFromTheVersionThatWasSeen() {
        var id = drafted();
        var version = accountant.readVoucher(id).header("ETag").orElseThrow();

        accountant
                .with("If-Match", version)
                .changeVoucher(id, supplies("2026-03-05", "610.00"))
                .ok();

        assertThat(total(id)).isEqualTo("610.00");
    }

    @Test
    void aVersionThatIsPastChangesNothing() {
        var id = drafted();
        var seen = accountant.with("If-Match", "\"1\"");
        seen.changeVoucher(id, supplies("2026-03-05", "610.00")).ok();

        seen.changeVoucher(id, supplies("2026-03-05", "620.00")).refused(412, "request.precondition-failed");

        assertThat(total(id)).isEqualTo("610.00");
    }

    @Test
    void aChangeNamesTheVersionThatWasSeen() {
        var id = drafted();

        accountant.changeVoucher(id, supplies("2026-03-05", "1.00")).refused(428, "request.precondition-required");

        assertThat(total(id)).isEqualTo("600.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "*", "\"one\"", "\"99999999999\""})
    void whatIsNoVersionChangesNothing(String version) {
        var id = drafted();

        var answer = accountant.with("If-Match", version).changeVoucher(id, supplies("2026-03-05", "1.00"));

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(total(id)).isEqualTo("600.00");
    }

    @Test
    void ofManyWhoChangeAVersionAtOnceOneDoes() {
        var id = drafted();

        var answers = atOnce(
                6,
                n -> accountant
                        .with("If-Match", "\"1\"")
                        .changeVoucher(id, supplies("2026-03-05", "61" + n + ".00"))
                        .status());

        assertThat(answers).containsOnlyOnce(200).allMatch(answer -> answer == 200 || answer == 409 || answer == 412);
        assertThat(books.voucher(id).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsSubmittedIsNotChanged() {
        var id = drafted();
        accountant.submitVoucher(id).ok();

        accountant
                .with("If-Match", "\"1\"")
                .changeVoucher(id, supplies("2026-03-05", "1.00"))
                .refused(409, "accounts.voucher-not-there");

        assertThat(total(id)).isEqualTo("600.00");
    }

    @Test
    void aDraftOfAnotherCommunityIsNotChanged() {
        var id = drafted();

        World.over(client)
                .community()
                .accounts("reporter")
                .with("If-Match", "\"1\"")
                .changeVoucher(id, supplies("2026-03-05", "1.00"))
                .refused(404, "access.not-found");

        assertThat(total(id)).isEqualTo("600.00");
    }

    @Test
    void anUnknownBookTakesNoDraft() {
        accountant
                .draftVoucher(UUID.randomUUID(), supplies("2026-03-05", "1.00"))
                .refused(404, "access.not-found");
    }

    @Test
    void anotherCommunityNeitherSeesNorTouchesIt() {
        var id = books.reviewed(book, supplies("2026-03-05", "600.00"));
        var stranger = World.over(client).community().accounts("reporter");

        stranger.readVoucher(id).refused(404, "access.not-found");
        stranger.listVouchers(book).refused(404, "access.not-found");
        stranger.postVoucher(id).refused(404, "access.not-found");
        stranger.draftVoucher(book, supplies("2026-03-05", "1.00")).refused(404, "access.not-found");
        stranger.postVouchers(book, Body.of("period", "2026-03")).refused(404, "access.not-found");
        assertThat(books.voucher(id).path("status").asString()).isEqualTo("REVIEWED");
    }
}
