package org.fivetrust.agreements.handover.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.handover.model.Handover.Settlement;
import org.fivetrust.agreements.handover.model.Handover.Signature;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandoverTest {

    private static Item item(int no, int quantity, int counted) {
        return new Item(no, "SEAL", "公章", quantity, counted, null, null, null, null);
    }

    private static Item cash(String actual, @Nullable String cause) {
        return new Item(1, "CASH", "现金", 1, 1, Money.parse("3286.40"), Money.parse(actual), cause, null);
    }

    private static Handover list(Direction direction, Item... items) {
        return new Handover(new UUID(0, 1), Area.SEALS, direction, false, List.of(items), List.of(), List.of());
    }

    private static Handover signed(Handover list) {
        return list.with(new Signature(SignatoryRole.GIVER, "a"))
                .with(new Signature(SignatoryRole.RECEIVER, "b"))
                .with(new Signature(SignatoryRole.OVERSEER, "c"));
    }

    private static String code(@Nullable Refusal refusal) {
        return refusal == null ? "" : refusal.code();
    }

    @Test
    void counted_in_full_and_signed_three_ways_nothing_is_missing() {
        assertThat(signed(list(Direction.HAND_OVER, item(1, 2, 2))).missing()).isEmpty();
        assertThat(list(Direction.HAND_OVER, item(1, 2, 2)).missing()).hasSize(3);
    }

    @Test
    void what_is_missing_is_named_where_the_list_names_it() {
        var receipts = new Item(1, "RECEIPT", "收款收据", 50, 47, null, null, "缺000448、000449、000450", null);

        assertThat(signed(list(Direction.HAND_OVER, receipts)).missing())
                .containsExactly("item 1 收款收据: 3 of 50 (缺000448、000449、000450)");
    }

    @Test
    void what_is_missing_may_arrive_or_be_voided_bit_by_bit() {
        var list = signed(list(Direction.HAND_OVER, item(1, 5, 2)));
        assertThat(list.missing()).containsExactly("item 1 公章: 3 of 5");
        var some = list.with(new Settlement(1, Settlement.Kind.ARRIVED, 2));
        assertThat(some.missing()).containsExactly("item 1 公章: 1 of 5");
        assertThat(some.with(new Settlement(1, Settlement.Kind.VOIDED, 1)).missing())
                .isEmpty();
    }

    @Test
    void money_that_differs_wants_a_cause_and_keeps_its_difference() {
        assertThat(cash("2986.40", null).difference()).isEqualTo(Money.parse("-300.00"));
        assertThat(signed(list(Direction.HAND_OVER, cash("2986.40", null))).missing())
                .containsExactly("item 1 现金: difference -300.00 without a cause");
        assertThat(signed(list(Direction.HAND_OVER, cash("2986.40", "报账员借支未还"))).missing())
                .isEmpty();
        assertThat(signed(list(Direction.HAND_OVER, cash("3300.00", null))).missing())
                .hasSize(1);
        var explained = signed(list(Direction.HAND_OVER, cash("2986.40", null)))
                .with(new Settlement(1, Settlement.Kind.VOIDED, 0));
        assertThat(explained.missing()).isEmpty();
        assertThat(explained.items().getFirst().difference()).isEqualTo(Money.parse("-300.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 3, ''",
        "1, 4, handover.nothing-missing",
        "1, 0, handover.nothing-missing",
        "2, 1, handover.no-such-item"
    })
    void no_more_is_settled_than_is_missing(int item, int quantity, String code) {
        var list = list(Direction.HAND_OVER, item(1, 5, 2));
        assertThat(code(list.refuseSettlement(new Settlement(item, Settlement.Kind.VOIDED, quantity))))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "HAND_OVER, GIVER, committee-director, ''",
        "HAND_OVER, GIVER, seal-custodian, handover.wrong-part",
        "HAND_OVER, RECEIVER, seal-custodian, ''",
        "HAND_OVER, RECEIVER, cashier, handover.wrong-part",
        "HAND_OVER, OVERSEER, supervisor, ''",
        "HAND_OVER, OVERSEER, centre-head, handover.wrong-part",
        "HAND_BACK, GIVER, seal-custodian, ''",
        "HAND_BACK, GIVER, committee-director, handover.wrong-part",
        "HAND_BACK, RECEIVER, committee-director, ''"
    })
    void the_list_reversed_turns_giver_and_receiver(
            Direction direction, SignatoryRole signatoryRole, String role, String code) {
        var refusal = list(direction, item(1, 1, 1)).refuseSignature(signatoryRole, "a", Set.of(role)::contains);
        assertThat(code(refusal)).isEqualTo(code);
    }

    @Test
    void three_different_people_sign() {
        var list = list(Direction.HAND_OVER, item(1, 1, 1)).with(new Signature(SignatoryRole.GIVER, "a"));
        var both = Set.of("committee-director", "supervisor");
        assertThat(code(list.refuseSignature(SignatoryRole.OVERSEER, "a", both::contains)))
                .isEqualTo("handover.same-person");
        assertThat(code(list.refuseSignature(SignatoryRole.GIVER, "b", both::contains)))
                .isEqualTo("handover.signed-already");
        assertThat(list.refuseSignature(SignatoryRole.OVERSEER, "b", both::contains))
                .isNull();
    }

    @Test
    void what_is_complete_stays_as_it_is() {
        var done = new Handover(
                new UUID(0, 1), Area.SEALS, Direction.HAND_OVER, true, List.of(item(1, 1, 0)), List.of(), List.of());
        assertThat(code(done.refuseSettlement(new Settlement(1, Settlement.Kind.VOIDED, 1))))
                .isEqualTo("handover.complete");
        assertThat(code(done.refuseSignature(SignatoryRole.GIVER, "a", _ -> true)))
                .isEqualTo("handover.complete");
    }

    @Test
    void handing_back_leaves_nothing_out_and_keeps_nothing_back() {
        var received = List.of(item(1, 2, 2));
        var matter = new Item(2, Item.OPEN_MATTER, "未付款", 1, 1, null, null, null, "BINHE-2026-000001");
        var deposit =
                new Item(3, Item.DEPOSIT, "押金", 1, 1, Money.parse("20000.00"), Money.parse("19999.99"), "抵扣", null);
        var fee = new Item(4, Item.FEE, "代管费", 1, 1, null, null, null, null);
        var open = List.of("BINHE-2026-000001");
        assertThat(new Return(List.of(item(1, 2, 1), matter)).refuse(received, open))
                .isNull();
        assertThat(code(new Return(List.of(item(1, 1, 1), matter)).refuse(received, open)))
                .isEqualTo("handover.items-left-out");
        assertThat(code(new Return(List.of(item(9, 2, 2))).refuse(received, open)))
                .isEqualTo("handover.matters-left-out");
        assertThat(code(new Return(List.of(item(1, 2, 2), matter, deposit)).refuse(received, open)))
                .isEqualTo("handover.withheld");
        assertThat(code(new Return(List.of(item(1, 2, 2), matter, fee)).refuse(received, open)))
                .isEqualTo("handover.fee");
    }
}
