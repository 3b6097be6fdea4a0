package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What is bought in pieces is decided as a whole. */
@Order(3)
class SplittingTest {

    private static final String[] TWO_COMMITTEES = {"party-secretary", "committee-director", "supervisor"};

    private static final String[] SUBDISTRICT_TOO = {
        "party-secretary", "committee-director", "supervisor", "centre-head", "street-leader"
    };

    private final Principal committee = Product.shared().town().dongfang();

    private final PaymentDraft first = PaymentDraft.of("4980.00");

    @Test
    void twoPurchasesFromOnePayeeAreBandedOnTheirSum() {
        banded(committee, first, "4980.00", TWO_COMMITTEES);
        banded(committee, first.again("4950.00"), "9930.00", SUBDISTRICT_TOO);
    }

    @Test
    void anotherCategoryDoesNotPartThem() {
        banded(committee, first, "4980.00", TWO_COMMITTEES);
        banded(committee, first.again("4950.00").in("repair"), "9930.00", SUBDISTRICT_TOO);
    }

    @Test
    void theCommunitysOtherPurseDoesNotPartThem() {
        banded(committee, first, "4980.00", TWO_COMMITTEES);
        banded(committee.community().collective(), first.again("4950.00"), "9930.00", SUBDISTRICT_TOO);
    }

    @Test
    void anotherSpellingOfThePayeeDoesNotPartThem() {
        banded(committee, first, "4980.00", TWO_COMMITTEES);
        banded(
                committee,
                first.again("4950.00").payingTo("Hengyuan Paving " + first.payee()),
                "9930.00",
                SUBDISTRICT_TOO);
    }

    @Test
    void anotherPayeeIsAnotherPurchase() {
        banded(committee, first, "4980.00", TWO_COMMITTEES);
        banded(committee, PaymentDraft.of("4950.00"), "4950.00", TWO_COMMITTEES);
    }

    @Test
    void theRulingNamesTheRelatedMatterBeforeAnythingIsAsked() {
        var earlier = committee.ask(first).created().path("matter").asString();
        var ruling = committee
                .community()
                .reporter()
                .post(
                        "/v1/rulings",
                        Body.of(
                                "principal",
                                committee.id(),
                                "act",
                                Body.of(
                                        "kind", "PAYMENT",
                                        "amount", "4950.00",
                                        "counterparty",
                                                Body.of("name", first.payee(), "account", first.payeeAccount()))))
                .ok();
        assertThat(ruling.path("bandedOn").asString()).isEqualTo("9930.00");
        assertThat(ruling.path("related").values())
                .extracting(related -> related.asString())
                .containsExactly(earlier);
    }

    private static void banded(Principal principal, PaymentDraft paymentDraft, String sum, String... roles) {
        var matter = principal.matter(
                principal.ask(paymentDraft).created().path("matter").asString());
        assertThat(matter.path("amount").asString()).isEqualTo(paymentDraft.amount());
        assertThat(matter.path("bandedOn").asString()).isEqualTo(sum);
        assertThat(matter.path("steps").values())
                .extracting(step -> step.path("role").asString())
                .containsExactly(roles);
    }
}
