package org.fivetrust.agreements.resolution.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecidedItemTest {

    private static final LocalDate HELD = LocalDate.of(2026, 3, 1);

    private static final Instant RECORDED = Instant.parse("2026-03-02T00:00:00Z");

    private static RequestedAct act(String kind, String worth, String party) {
        return new RequestedAct(new UUID(0, 1), kind, Money.parse(worth), party, "reporter", RECORDED.plusSeconds(1));
    }

    /** An item of 60,000.00 for payments to 恒源, of which nothing is used. */
    private static final class Vote {

        private boolean valid = true;
        private @Nullable String barred;
        private @Nullable LocalDate lastDay = HELD.plusYears(1);
        private boolean carries;
        private boolean itemised = true;
        private @Nullable Integer item = 1;
        private @Nullable String kind = "PAYMENT";
        private @Nullable String party = "恒源";
        private @Nullable Long amount = 6_000_000L;
        private @Nullable Long amountOfAll;
        private long used;
        private int uses;
        private String recordedBy = "director";

        private String serves(RequestedAct act) {
            return serves(act, item, HELD.plusDays(10));
        }

        private String serves(RequestedAct act, @Nullable Integer named, LocalDate on) {
            var decidedItem = new DecidedItem(
                    new UUID(0, 2),
                    valid,
                    "",
                    "BOARD",
                    barred,
                    HELD,
                    lastDay,
                    45,
                    RECORDED,
                    recordedBy,
                    carries,
                    itemised,
                    item,
                    kind,
                    party,
                    amount,
                    amountOfAll,
                    used,
                    used,
                    uses,
                    null);
            return switch (decidedItem.serves(act, named, on)) {
                case ResolutionUse.Matched() -> "matched";
                case ResolutionUse.Unproven() -> "unproven";
                case ResolutionUse.Refuse(var because) -> because.code();
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PAYMENT, 60000.00, 恒源, matched",
        "PAYMENT, 59999.99, 恒源, unproven",
        "PAYMENT, 60000.01, 恒源, resolution.item-exhausted",
        "DISPOSAL, 60000.00, 恒源, resolution.other-kind",
        "PAYMENT, 60000.00, 别家, resolution.other-counterparty",
        "PAYMENT, 60000.00, , resolution.other-counterparty"
    })
    void it_serves_the_kind_the_amount_and_the_other_side_it_decided(
            String kind, String worth, @Nullable String party, String serves) {
        assertThat(new Vote().serves(act(kind, worth, party))).isEqualTo(serves);
    }

    @Test
    void what_is_not_told_in_data_is_asked_of_a_person() {
        var vote = new Vote();
        vote.party = null;
        assertThat(vote.serves(act("PAYMENT", "60000.00", "恒源"))).isEqualTo("unproven");
        vote = new Vote();
        vote.kind = null;
        assertThat(vote.serves(act("PAYMENT", "60000.00", "恒源"))).isEqualTo("unproven");
        vote = new Vote();
        vote.recordedBy = "reporter";
        assertThat(vote.serves(act("PAYMENT", "60000.00", "恒源"))).isEqualTo("unproven");
        var late = new RequestedAct(new UUID(0, 1), "PAYMENT", Money.parse("60000.00"), "恒源", "reporter", RECORDED);
        assertThat(new Vote().serves(late)).isEqualTo("unproven");
    }

    @Test
    void it_holds_from_its_meeting_to_its_last_day() {
        var act = act("PAYMENT", "60000.00", "恒源");
        assertThat(new Vote().serves(act, 1, HELD)).isEqualTo("matched");
        assertThat(new Vote().serves(act, 1, HELD.minusDays(1))).isEqualTo("resolution.held-later");
        assertThat(new Vote().serves(act, 1, HELD.plusYears(1))).isEqualTo("matched");
        assertThat(new Vote().serves(act, 1, HELD.plusYears(1).plusDays(1))).isEqualTo("resolution.lapsed");
        var vote = new Vote();
        vote.lastDay = null;
        assertThat(vote.serves(act, 1, HELD.plusYears(30))).isEqualTo("matched");
    }

    @Test
    void an_invalid_one_or_one_of_another_body_serves_nothing() {
        var act = act("PAYMENT", "60000.00", "恒源");
        var vote = new Vote();
        vote.valid = false;
        assertThat(vote.serves(act)).isEqualTo("resolution.invalid");
        vote = new Vote();
        vote.barred = "COLLECTIVE_MEMBERS";
        assertThat(vote.serves(act)).isEqualTo("resolution.body-not-competent");
    }

    @Test
    void what_others_have_taken_is_gone() {
        var vote = new Vote();
        vote.used = 4_000_000;
        vote.uses = 1;
        assertThat(vote.serves(act("PAYMENT", "20000.00", "恒源"))).isEqualTo("unproven");
        assertThat(vote.serves(act("PAYMENT", "20000.01", "恒源"))).isEqualTo("resolution.item-exhausted");
        vote.amountOfAll = 5_000_000L;
        assertThat(vote.serves(act("PAYMENT", "10000.01", "恒源"))).isEqualTo("resolution.exhausted");
    }

    @Test
    void without_an_amount_it_decides_none_and_what_has_none_once() {
        var vote = new Vote();
        vote.amount = null;
        vote.kind = "LOAN";
        assertThat(vote.serves(act("LOAN", "0.01", "恒源"))).isEqualTo("resolution.decides-no-amount");
        assertThat(vote.serves(act("LOAN", "0.00", "恒源"))).isEqualTo("matched");
        vote.uses = 1;
        assertThat(vote.serves(act("LOAN", "0.00", "恒源"))).isEqualTo("resolution.used");
    }

    @Test
    void a_founding_vote_decides_an_agreement_unless_an_item_names_the_act() {
        var vote = new Vote();
        vote.carries = true;
        assertThat(vote.serves(act("PAYMENT", "60000.00", "恒源"))).isEqualTo("matched");
        vote.kind = null;
        assertThat(vote.serves(act("PAYMENT", "60000.00", "恒源"))).isEqualTo("resolution.carries-agreement");
    }

    @Test
    void what_was_decided_item_by_item_is_named_by_item() {
        var act = act("PAYMENT", "60000.00", "恒源");
        var vote = new Vote();
        vote.item = null;
        assertThat(vote.serves(act, null, HELD)).isEqualTo("resolution.item-not-named");
        assertThat(vote.serves(act, 7, HELD)).isEqualTo("resolution.item-unknown");
    }
}
