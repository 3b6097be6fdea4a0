package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Every step of a voucher is a leaf of the log, and proven with what it said. */
@AccountsTest
@ReadsTheWholeLog
class EvidenceApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private Log log;
    private Tampering leaves;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        log = new Log(community);
        leaves = new Tampering(client, community.committee(), "accounts");
        book = books.opened();
    }

    private String posted() {
        return books.posted(book, supplies("2026-03-05", "600.00"));
    }

    private static List<Object> each(Object list, String field) {
        return ((List<?>) list)
                .stream().map(item -> (Object) ((Map<?, ?>) item).get(field)).toList();
    }

    @Test
    void aProofNamesWhoPostedForWhomAndByWhichRuling() {
        var bundle = log.proof(posted());

        assertThat(bundle.faults(log.keys())).isEmpty();
        assertThat(bundle.leaf().field("kind")).isEqualTo("voucher.posted");
        assertThat(bundle.leaf().field("actor")).isEqualTo("accountant");
        assertThat(bundle.leaf().field("principal")).isEqualTo(community.committee());
        assertThat(bundle.leaf().field("ruling")).isNotEmpty();
    }

    @Test
    void aPostedVoucherIsProvenOfflineByItsWholeContent() {
        var content = Json.object(log.proof(posted()).content());

        assertThat(((Map<?, ?>) content.get("voucher")).get("number")).isEqualTo(1L);
        assertThat(each(content.get("lines"), "debit")).containsExactly(60000L, 0L);
        assertThat(each(content.get("steps"), "by")).containsExactly("accountant", "accountant", "reviewer");
    }

    @Test
    void everyStepOfAVoucherIsALeaf() {
        assertThat(leaves.leaves(posted()))
                .containsExactly("voucher.drafted", "voucher.submitted", "voucher.reviewed", "voucher.posted");
    }

    @Test
    void whatIsOpenedIsALeaf() {
        books.account(book, "100101", "备用金").created();

        assertThat(leaves.leaves(book)).containsExactly("book.opened");
        assertThat(leaves.leaves(book + "/100101")).containsExactly("account.opened");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFTED", "SUBMITTED", "REVIEWED", "POSTED"})
    void everyStepIsProven(String step) {
        assertThat(log.proof(posted(), "step", step).faults(log.keys())).isEmpty();
    }

    @Test
    void aLeafNeverStandsBeforeWhatItRestsOn() {
        var voucher = posted();

        assertThat(Stream.of("DRAFTED", "SUBMITTED", "REVIEWED", "POSTED")
                        .map(step -> log.proof(voucher, "step", step))
                        .map(Bundle::index)
                        .toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aDraftHasNoProofOfPosting() {
        var draft = books.drafted(book, supplies("2026-03-05", "600.00"));

        community.accounts("accountant").proveVoucher(draft).refused(404, "access.not-found");
    }

    @Test
    void aStepThatNobodyTakesIsSaidSo() {
        community.accounts("accountant").proveVoucher(posted(), "step", "LOST").refused(400, "request.malformed");
    }

    @Test
    void anUnknownVoucherHasNoProof() {
        community.accounts("accountant").proveVoucher(UUID.randomUUID()).refused(404, "access.not-found");
    }

    @Test
    void anotherCommunitysVoucherIsNotProven() {
        var voucher = posted();

        World.over(client)
                .community()
                .accounts("reporter")
                .proveVoucher(voucher)
                .refused(404, "access.not-found");
    }
}
