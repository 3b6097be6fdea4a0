package org.fivetrust.seals.request.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.seals.refusal.model.ListedItem;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImprintOrderTest {

    private static final int MOST = 50;

    private static final ListedItem KINSHIP = new ListedItem(
            1,
            "kinship-certificate",
            "亲属关系证明",
            "Proof of kinship",
            "民发〔2020〕20号",
            "全国",
            LocalDate.parse("2020-02-29"),
            null,
            "公安机关",
            "the police");

    @ParameterizedTest
    @ValueSource(ints = {1, 4, MOST})
    void isAskedForAFinishedPaperUpToTheMostCopies(int copies) {
        var order = order(copies, 0);

        assertThat(order.request(null, MOST)).isEqualTo(Outcome.done(order));
    }

    @Test
    void isRefusedAboveTheMostCopies() {
        assertDeclined(order(MOST + 1, 0).request(null, MOST), "seals.copies-above-limit");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17})
    void isRefusedForAPaperWithBlanks(int blanks) {
        assertDeclined(order(1, blanks).request(null, MOST), "seals.blank-document");
    }

    @Test
    void isRefusedForACertificateThatMustNotBeIssuedBeforeAnythingElseIsLookedAt() {
        assertDeclined(order(1, 0).request(KINSHIP, MOST), "seals.certificate-not-issued");
        assertDeclined(order(MOST + 1, 3).request(KINSHIP, MOST), "seals.certificate-not-issued");
    }

    private static void assertDeclined(Outcome<?> outcome, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.because().kind()).isEqualTo(Refusal.Kind.RULE);
            assertThat(declined.because().code()).isEqualTo(code);
            assertThat(declined.because().cures()).isNotEmpty();
        });
    }

    private static ImprintOrder order(int copies, int blanks) {
        return new ImprintOrder(
                new PrincipalId("dongfang-committee"),
                UUID.randomUUID(),
                new Document("活动室租赁合同", null, new DocumentDigest("sha-256:" + "a".repeat(64)), 6, blanks),
                copies,
                "签订合同",
                "contract");
    }
}
