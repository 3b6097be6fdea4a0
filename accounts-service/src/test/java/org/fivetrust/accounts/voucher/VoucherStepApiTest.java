package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** From draft to posting: which step follows which, by whom, and under which mandate. */
@AccountsTest
class VoucherStepApiTest {

    private static final Map<String, String> MAY = Map.of("period", "2026-05");

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private AccountsClient accountant;
    private AccountsClient reviewer;
    private AccountsClient both;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        accountant = community.accounts("accountant");
        reviewer = community.accounts("reviewer");
        both = community.accounts(TestTokens.bearer("accountant", List.of("agency-accountant", "reviewer"), "*"));
        book = books.opened();
    }

    private String drafted() {
        return books.drafted(book, supplies("2026-03-05", "600.00"));
    }

    private String submitted() {
        var id = drafted();
        accountant.submitVoucher(id).ok();
        return id;
    }

    private String reviewed() {
        return books.reviewed(book, supplies("2026-03-05", "600.00"));
    }

    private String status(String voucher) {
        return books.voucher(voucher).path("status").asString();
    }

    @Test
    void whatIsPostedNamesItsNumberItsMonthAndItsPeople() {
        var posted = books.voucher(books.posted(book, supplies("2026-03-05", "600.00")));

        assertThat(posted.path("status").asString()).isEqualTo("POSTED");
        assertThat(posted.path("label").asString()).isEqualTo("付-1");
        assertThat(posted.path("period").asString()).isEqualTo("2026-03");
        assertThat(posted.path("preparedBy").asString()).isEqualTo("accountant");
        assertThat(posted.path("reviewedBy").asString()).isEqualTo("reviewer");
        assertThat(posted.path("postedBy").asString()).isEqualTo("accountant");
        assertThat(posted.path("steps")).hasSize(4);
    }

    @Test
    void theReporterReadsWhatTheAccountantPosted() {
        var id = reviewed();
        var posted = accountant.postVoucher(id).ok();

        assertThat(community.accounts("reporter").readVoucher(id).ok()).isEqualTo(posted);
    }

    @Test
    void whoeverWroteItDoesNotReviewIt() {
        var id = submitted();

        both.reviewVoucher(id).refused(403, "accounts.same-person");

        assertThat(status(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void whoHoldsNoReviewDoesNotReview() {
        var id = submitted();

        accountant.reviewVoucher(id).refused(403, "agreement.role-not-entitled");

        assertThat(status(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void theCashierPostsNothingWhateverElseSheIs() {
        var id = reviewed();
        var cashier = TestTokens.bearer("cashier", List.of("cashier", "agency-accountant", "reviewer"), "*");

        community.accounts(cashier).postVoucher(id).refused(403, "accounts.cashier-keeps-out");

        assertThat(status(id)).isEqualTo("REVIEWED");
    }

    @Test
    void stepsAreTakenInTheirOrder() {
        var id = drafted();

        reviewer.reviewVoucher(id).refused(409, "accounts.voucher-not-there");
        accountant.postVoucher(id).refused(409, "accounts.voucher-not-there");
    }

    @Test
    void anUnknownVoucherTakesNoStep() {
        accountant.submitVoucher(UUID.randomUUID()).refused(404, "access.not-found");
    }

    @Test
    void whatIsReturnedIsADraftThatNobodyReviewed() {
        var back =
                reviewer.returnVoucher(reviewed(), Map.of("comment", "发票金额不符")).ok();

        assertThat(back.path("status").asString()).isEqualTo("DRAFT");
        assertThat(back.path("reviewedBy").isNull()).isTrue();
    }

    @Test
    void whatIsReturnedIsDraftedAnewAndReviewedAnew() {
        var id = reviewed();
        reviewer.returnVoucher(id, Map.of("comment", "发票金额不符")).ok();
        accountant
                .with("If-Match", "\"1\"")
                .changeVoucher(id, supplies("2026-03-06", "500.00"))
                .ok();
        accountant.postVoucher(id).refused(409, "accounts.voucher-not-there");

        var posted = books.voucher(books.post(id));

        assertThat(posted.path("total").asString()).isEqualTo("500.00");
        assertThat(posted.path("version").asInt()).isEqualTo(2);
    }

    @Test
    void whoReturnsAVoucherSaysWhy() {
        var id = reviewed();

        assertThat(reviewer.returnVoucher(id, Body.NOTHING).pointers(400, "request.malformed"))
                .containsExactly("/comment");

        assertThat(status(id)).isEqualTo("REVIEWED");
    }

    @Test
    void whatIsPostedIsNotReturned() {
        var id = books.posted(book, supplies("2026-03-05", "600.00"));

        reviewer.returnVoucher(id, Map.of("comment", "迟了")).refused(409, "accounts.voucher-posted");

        assertThat(status(id)).isEqualTo("POSTED");
    }

    @Test
    void sayingItTwicePostsOnce() {
        var id = reviewed();
        var keyed = accountant.withKey(IdempotencyKeys.next());
        keyed.postVoucher(id).ok();

        keyed.postVoucher(id).replayed().ok();

        assertThat(books.voucher(id).path("steps")).hasSize(4);
    }

    @Test
    void whatIsPostedIsNotPostedAgain() {
        var id = books.posted(book, supplies("2026-03-05", "600.00"));

        accountant.postVoucher(id).refused(409, "accounts.voucher-posted");
    }

    @Test
    void whileTheAgreementIsSuspendedNothingIsPosted() {
        var id = reviewed();
        NeighbourStub.suspended();
        NeighbourStub.revoke(client, community.committee());

        accountant.postVoucher(id).refused(409, "agreement.suspended");

        assertThat(status(id)).isEqualTo("REVIEWED");
    }

    @Test
    void whileTheAgreementIsSuspendedNothingIsDrafted() {
        NeighbourStub.suspended();
        NeighbourStub.revoke(client, community.committee());

        accountant.draftVoucher(book, supplies("2026-03-06", "1.00")).refused(409, "agreement.suspended");
    }

    @Test
    void whetherASuspensionIsOverIsNotGuessed() {
        var id = reviewed();
        NeighbourStub.suspended();
        NeighbourStub.revoke(client, community.committee());
        accountant.postVoucher(id).refused(409, "agreement.suspended");
        NeighbourStub.silent();

        accountant.postVoucher(id).refused(503, "request.neighbour-silent");
    }

    @Test
    void afterASuspensionAllGoesOn() {
        var id = reviewed();
        NeighbourStub.suspended();
        NeighbourStub.revoke(client, community.committee());
        accountant.postVoucher(id).refused(409, "agreement.suspended");
        NeighbourStub.reset();
        NeighbourStub.revoke(client, community.committee());

        accountant.postVoucher(id).ok();

        assertThat(status(id)).isEqualTo("POSTED");
    }

    @Test
    void aMonthGoesWholeOrNotAtAll() {
        books.drafted(book, supplies("2026-05-03", "1.00"));
        accountant.submitVouchers(book, MAY).ok();

        both.reviewVouchers(book, MAY).refused(403, "accounts.same-person");

        assertThat(books.vouchers(book, "status", "SUBMITTED")).hasSize(1);
    }

    @Test
    void aMonthThatGoesTellsHowManyWent() {
        books.drafted(book, supplies("2026-05-03", "1.00"));
        books.drafted(book, supplies("2026-05-20", "1.00"));

        assertThat(accountant.submitVouchers(book, MAY).ok().path("vouchers").asInt())
                .isEqualTo(2);
    }

    @Test
    void anotherMonthStaysWhereItIs() {
        books.drafted(book, supplies("2026-05-03", "1.00"));
        books.drafted(book, supplies("2026-06-01", "1.00"));

        accountant.submitVouchers(book, MAY).ok();

        assertThat(books.vouchers(book, "period", "2026-06", "status", "DRAFT")).hasSize(1);
    }

    @Test
    void whatIsNoMonthIsSaidSo() {
        accountant.submitVouchers(book, Map.of("period", "2026-13")).refused(400, "request.malformed");
    }
}
