package org.fivetrust.agreements.ruling.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.agreements.agreement.model.AgreementHold;
import org.fivetrust.agreements.agreement.model.AgreementVersion;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.ClauseRule;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.agreements.relatedparty.model.RelatedParty;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law over facts, whichever way they were read. */
class RulingFactsTest {

    private static final PrincipalId OWNER = new PrincipalId("east-committee");

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 10);

    private static final int WINDOW = 30;

    private static final UUID ACT = UUID.randomUUID();

    private static final PartyKey PAYEE = PartyKey.of("恒源（铺装）", "6222 0001");

    private static final AgreementVersion FIRST = version(TODAY.minusYears(1), TODAY.plusDays(9), 1);

    private static final AgreementVersion SECOND = version(TODAY.plusDays(10), TODAY.plusYears(1), 2);

    private static AgreementVersion version(LocalDate from, LocalDate to, int version) {
        return new AgreementVersion(
                OWNER,
                UUID.randomUUID(),
                version,
                "digest",
                UUID.randomUUID(),
                "binhe",
                "east",
                from,
                to,
                null,
                new CompiledAgreement(List.of(
                        new ClauseRule(
                                new Clause("2.0", "付款", "payments"),
                                List.of(),
                                new ClauseRule.Procedure("PAYMENT", Area.FUNDS, Set.of("reporter"), WINDOW, Set.of()),
                                null),
                        new ClauseRule(
                                new Clause("2.1", "各档", "any amount"),
                                List.of(),
                                null,
                                new ClauseRule.Band("PAYMENT", null, false, null, false, List.of())),
                        new ClauseRule(
                                new Clause("3.0", "租赁", "leases"),
                                List.of(),
                                new ClauseRule.Procedure("LEASE", Area.ASSETS, Set.of("reporter"), 0, Set.of()),
                                null))));
    }

    private static AgreementHold hold(
            @Nullable String suspendedFor, @Nullable LocalDate freezeOn, @Nullable LocalDate endsOn) {
        return new AgreementHold(FIRST.id(), suspendedFor, freezeOn, endsOn, Map.of(), Set.of(), Set.of());
    }

    private static final AgreementHold NO_HOLD = hold(null, null, null);

    private static RulingQuery query(String kind, @Nullable PartyKey party, LocalDate on) {
        return new RulingQuery(
                OWNER,
                ACT,
                kind,
                Money.ofFen(100),
                "reporter.east",
                "王一",
                Set.of("reporter"),
                party == null ? Set.of() : Set.of(party),
                false,
                on);
    }

    private static PastAct past(UUID act, String kind, PartyKey party, LocalDate on) {
        return new PastAct(UUID.randomUUID(), act, kind, Money.ofFen(700), party, on, at(on), null);
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static RulingFacts facts(AgreementHold hold, @Nullable Instant knownAt, PastAct... acts) {
        return new RulingFacts(FIRST, hold, List.of(acts), List.of(), knownAt);
    }

    private static RulingFacts registered(PartyKey key, LocalDate from, @Nullable LocalDate to) {
        return new RulingFacts(
                FIRST, NO_HOLD, List.of(), List.of(new RelatedParty("reporter.east", key, from, to)), null);
    }

    private static String code(RulingFacts facts, RulingQuery query) {
        return Ruling.of(query, facts, TODAY, UUID.randomUUID(), Instant.EPOCH).decision()
                        instanceof PolicyDecision.Deny(var because, var _)
                ? because.code()
                : "";
    }

    @ParameterizedTest
    @CsvSource({"-31, false", "-30, false", "-29, true", "-1, true", "0, true", "1, false"})
    void the_window_ends_with_the_day_of_the_act_and_holds_so_many_days(int days, boolean counts) {
        var before = past(UUID.randomUUID(), "PAYMENT", PAYEE, TODAY.plusDays(days));
        assertThat(facts(NO_HOLD, null, before).related(query("PAYMENT", PAYEE, TODAY)))
                .isEqualTo(counts ? new RelatedActs(Money.ofFen(700), List.of(before.matter())) : RelatedActs.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "恒源铺装, , true",
        "恒 源【铺装】, 6222 9, true",
        "别家, 6222-0001, true",
        "别家, 6222 9, false",
        "别家, , false",
    })
    void acts_count_together_by_the_name_or_the_account(String name, @Nullable String account, boolean counts) {
        var before = past(UUID.randomUUID(), "PAYMENT", PartyKey.of(name, account), TODAY);
        assertThat(facts(NO_HOLD, null, before)
                        .related(query("PAYMENT", PAYEE, TODAY))
                        .matters())
                .hasSize(counts ? 1 : 0);
    }

    @Test
    void an_act_does_not_count_with_itself_with_another_kind_or_without_a_party() {
        var itself = past(ACT, "PAYMENT", PAYEE, TODAY);
        var lease = past(UUID.randomUUID(), "LEASE", PAYEE, TODAY);
        var payment = past(UUID.randomUUID(), "PAYMENT", PAYEE, TODAY);
        var all = facts(NO_HOLD, null, itself, lease, payment);
        assertThat(all.related(query("PAYMENT", PAYEE, TODAY)).matters()).containsExactly(payment.matter());
        assertThat(all.related(query("LEASE", PAYEE, TODAY))).isEqualTo(RelatedActs.NONE);
        assertThat(all.related(query("PAYMENT", null, TODAY))).isEqualTo(RelatedActs.NONE);
    }

    @Test
    void the_parts_of_a_split_are_summed_in_their_order_and_the_band_is_found_by_the_whole() {
        var parts = Stream.of(3, 1, 2)
                .map(days -> past(UUID.randomUUID(), "PAYMENT", PAYEE, TODAY.minusDays(days)))
                .toArray(PastAct[]::new);
        var ruling = Ruling.of(
                query("PAYMENT", PAYEE, TODAY), facts(NO_HOLD, null, parts), TODAY, UUID.randomUUID(), Instant.EPOCH);
        assertThat(ruling.inputs().related())
                .isEqualTo(new RelatedActs(
                        Money.ofFen(2100), Stream.of(parts).map(PastAct::matter).toList()));
        assertThat(ruling.decision())
                .isInstanceOfSatisfying(
                        PolicyDecision.RequireApproval.class,
                        approval -> assertThat(approval.bandedOn()).isEqualTo(Money.ofFen(2200)));
    }

    @ParameterizedTest
    @CsvSource({
        // opened, dropped and known on these days; counts
        "-5, , , true",
        "-5, -1, , false",
        "-5, , -6, false",
        "-5, , -5, true",
        "-5, , -4, true",
        "-5, -3, -4, true",
        "-5, -3, -3, false",
        "-5, -3, -2, false",
    })
    void an_act_counts_from_when_it_is_known_until_it_is_dropped(
            int opened, @Nullable Integer dropped, @Nullable Integer known, boolean counts) {
        var before = new PastAct(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "PAYMENT",
                Money.ofFen(700),
                PAYEE,
                TODAY.plusDays(opened),
                at(TODAY.plusDays(opened)),
                dropped == null ? null : at(TODAY.plusDays(dropped)));
        assertThat(facts(NO_HOLD, known == null ? null : at(TODAY.plusDays(known)), before)
                        .related(query("PAYMENT", PAYEE, TODAY))
                        .matters())
                .hasSize(counts ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, ''",
        "0, matter.requester-conflict",
        "1, matter.requester-conflict",
        "2, matter.requester-conflict",
        "3, ''"
    })
    void a_related_party_is_related_from_its_first_to_its_last_day(int days, String code) {
        var related = registered(PartyKey.of("恒源铺装", null), TODAY, TODAY.plusDays(2));
        assertThat(code(related, query("PAYMENT", PAYEE, TODAY.plusDays(days)))).isEqualTo(code);
    }

    @Test
    void a_related_party_is_found_by_name_by_account_and_by_the_name_of_the_requester() {
        var conflict = "matter.requester-conflict";
        var query = query("PAYMENT", PAYEE, TODAY);
        assertThat(code(registered(PartyKey.of("恒源铺装", null), TODAY, null), query))
                .isEqualTo(conflict);
        assertThat(code(registered(PartyKey.of("别家", "62220001"), TODAY, null), query))
                .isEqualTo(conflict);
        assertThat(code(registered(PartyKey.of("别家", "62220002"), TODAY, null), query))
                .isEmpty();
        assertThat(code(facts(NO_HOLD, null), query("PAYMENT", PartyKey.of("王 一", null), TODAY)))
                .isEqualTo(conflict);
        assertThat(code(registered(PartyKey.of("恒源铺装", null), TODAY, null), query("PAYMENT", null, TODAY)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // what holds the agreement back; the day of the act; refused because
        "suspended, 0, agreement.suspended",
        "freeze, -1, ''",
        "freeze, 0, agreement.frozen",
        "freeze, 1, agreement.frozen",
        "end, -1, ''",
        "end, 0, agreement.not-in-force",
        "end, 1, agreement.not-in-force",
        "nothing, 0, ''",
    })
    void a_hold_is_judged_at_the_day_of_the_act(String what, int days, String code) {
        var tomorrow = TODAY.plusDays(1);
        var hold =
                switch (what) {
                    case "suspended" -> hold("核查", null, null);
                    case "freeze" -> hold(null, tomorrow, TODAY.plusYears(1));
                    case "end" -> hold(null, null, tomorrow);
                    default -> NO_HOLD;
                };
        assertThat(code(facts(hold, null), query("PAYMENT", PAYEE, tomorrow.plusDays(days))))
                .isEqualTo(code);
    }

    @Test
    void an_act_dated_back_is_held_to_today_and_a_question_of_the_past_to_its_own_day() {
        var ended = hold(null, null, TODAY);
        var dated = query("PAYMENT", PAYEE, TODAY.minusDays(1));
        assertThat(code(facts(ended, null), dated)).isEqualTo("agreement.not-in-force");
        assertThat(code(facts(ended, at(TODAY)), dated)).isEmpty();
    }

    @Test
    void without_an_agreement_nothing_is_allowed_and_nothing_counts() {
        var ruling = Ruling.of(
                query("PAYMENT", PAYEE, TODAY), RulingFacts.NO_AGREEMENT, TODAY, UUID.randomUUID(), Instant.EPOCH);
        assertThat(ruling.outcome()).isEqualTo(RulingOutcome.FORBIDDEN);
        assertThat(ruling.inputs()).isEqualTo(RulingInputs.NONE);
        assertThat(ruling.basis().agreement()).isNull();
    }

    private static PrincipalFacts principal(int mostActs, PastAct... acts) {
        return PrincipalFacts.of(
                TODAY,
                Stream.of(FIRST, SECOND)
                        .map(agreement -> new RulingFacts(agreement, NO_HOLD, List.of(), List.of(), null))
                        .toList(),
                List.of(acts),
                mostActs);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "9, 1", "10, 2", "365, 2", "366, 0"})
    void the_agreement_is_the_one_in_force_on_the_day_of_the_act(int days, int version) {
        var found = principal(0)
                .find(query("PAYMENT", null, TODAY.plusDays(days)), List.of())
                .orElseThrow()
                .agreement();
        assertThat(found == null ? 0 : found.version()).isEqualTo(version);
    }

    @Test
    void facts_of_a_principal_do_not_reach_before_they_were_read() {
        assertThat(principal(0).find(query("PAYMENT", null, TODAY.minusDays(1)), List.of()))
                .isEmpty();
        assertThat(principal(0).find(query("PAYMENT", null, TODAY), List.of())).isPresent();
    }

    @Test
    void where_there_are_too_many_past_acts_only_acts_without_a_party_are_decided_on_them() {
        var act = past(UUID.randomUUID(), "PAYMENT", PAYEE, TODAY);
        assertThat(principal(0, act).find(query("PAYMENT", PAYEE, TODAY), List.of()))
                .isEmpty();
        assertThat(principal(0, act).find(query("PAYMENT", null, TODAY), List.of()))
                .isPresent();
        assertThat(principal(1, act)
                        .find(query("PAYMENT", PAYEE, TODAY), List.of())
                        .orElseThrow()
                        .pastActs())
                .containsExactly(act);
    }

    @Test
    void the_longest_window_of_all_kinds_says_how_far_back_acts_are_read() {
        assertThat(facts(NO_HOLD, null).longestWindow()).isEqualTo(WINDOW);
        assertThat(RulingFacts.NO_AGREEMENT.longestWindow()).isZero();
    }
}
