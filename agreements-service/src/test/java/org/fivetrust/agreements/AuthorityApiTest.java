package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What an act needs under the agreement, and the matter it opens. */
@AgreementsTest
class AuthorityApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
        community = World.over(client).community();
    }

    @Test
    void a_matter_is_found_by_its_number() {
        var community = World.over(client).community().urban();
        community.opened("10.00", "甲");
        var wanted = community.opened("20.00", "乙");
        var number = community.agreements("director").readMatter(wanted).text("/number");

        assertThat(community
                        .agreements("director")
                        .listMatters("number", number)
                        .ids())
                .containsExactly(wanted);
        assertThat(community
                        .agreements("director")
                        .listMatters("number", number + "0")
                        .ids())
                .isEmpty();
    }

    @Test
    void a_small_payment_goes_its_whole_way() {
        community.converted();
        var act = community.payment("480.00", "恒源");
        var matter = community.opened(act);
        assertThat(community.agreements("director").listMatters("mine", true).items())
                .hasSize(1);
        assertThat(community.agreements("secretary").listMatters("mine", true).items())
                .isEmpty();
        var approved = community
                .approve("director", matter, 1, Map.of("comment", "同意"))
                .ok();
        assertThat(approved.path("status").asString()).isEqualTo("APPROVED");
        var warrant = community
                .agreements("cashier")
                .readWarrant(approved.path("warrant").asString())
                .ok();
        assertThat(warrant.path("digest").asString()).isEqualTo(act.digest());
        assertThat(warrant.path("status").asString()).isEqualTo("LIVE");
        assertThat(community.put(act).ok().path("warrant").asString())
                .isEqualTo(warrant.path("token").asString());
        var event = UUID.randomUUID();
        IntStream.range(0, 2)
                .forEach(_ -> NeighbourStub.tell(
                                client,
                                event,
                                "funds",
                                community.committee(),
                                "act.executed",
                                Map.of(
                                        "act", act.id(),
                                        "warrant", warrant.path("id").asString(),
                                        "by", "releaser",
                                        "at", Instant.now()))
                        .expectStatus()
                        .isNoContent());
        assertThat(community
                        .agreements("auditor")
                        .readMatter(matter)
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("EXECUTED");
        assertThat(community
                        .agreements("auditor")
                        .readWarrant(warrant.path("id").asString())
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("SPENT");
    }

    @ParameterizedTest
    @CsvSource({
        "VILLAGE_CONVERTED, village-converted, 4980.00, 3, 2.2",
        "URBAN, urban, 4980.00, 3, 2.3",
        "URBAN, urban, 5000.01, 4, 2.4"
    })
    void a_dry_run_shows_the_tiers_and_opens_nothing(
            String kind, String template, String amount, int steps, String clause) {
        community.registered(kind).agreed(terms -> terms.template(template));
        var ruling = community
                .agreements("reporter")
                .askRuling(
                        Map.of("principal", community.committee(), "act", Map.of("kind", "PAYMENT", "amount", amount)))
                .ok();
        assertThat(ruling.path("ruling").asString()).isEqualTo("NEEDS_PROCEDURE");
        assertThat(ruling.path("steps").size()).isEqualTo(steps);
        assertThat(ruling.path("clauses").get(1).path("number").asString()).isEqualTo(clause);
        assertThat(community.agreements("reporter").listMatters().items()).isEmpty();
    }

    @Test
    void the_subdistrict_never_originates_and_nothing_is_done_outside_the_scope() {
        community.converted();
        var subdistrict = community
                .put(community.act(draft -> draft.amount("10.00").payee("甲").by("cashier")))
                .ok();
        assertThat(subdistrict.path("ruling").asString()).isEqualTo("FORBIDDEN");
        assertThat(subdistrict.path("refusal").path("code").asString()).isEqualTo("agreement.street-may-not-originate");
        assertThat(subdistrict.path("refusal").path("clauses")).isNotEmpty();
        var outside = community
                .put(community.act(
                        draft -> draft.kind("GUARANTEE").amount("10.00").payee("甲")))
                .ok();
        assertThat(outside.path("refusal").path("code").asString()).isEqualTo("agreement.out-of-scope");
    }

    @Test
    void a_split_purchase_takes_the_authority_of_its_sum_even_at_the_same_moment() {
        community.converted();
        var answers = IntStream.range(0, 2)
                .parallel()
                .mapToObj(n ->
                        community.opened(community.payment(n == 0 ? "4980.00" : "4950.00", n == 0 ? "恒源 铺装" : "恒源铺装")))
                .map(matter -> community
                        .agreements("auditor")
                        .readMatter(matter)
                        .ok()
                        .path("steps")
                        .size())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(3, 5);
    }

    @Test
    void purchases_outside_the_window_or_from_others_stand_alone() {
        community.converted();
        community.opened(community.act(
                draft -> draft.amount("4980.00").payee("恒源").on(World.today().minusDays(30))));
        var alone = community.opened("4950.00", "恒源");
        assertThat(community.agreements("auditor").readMatter(alone).ok().path("steps"))
                .hasSize(3);
        var other = community.opened("4950.00", "别家");
        assertThat(community.agreements("auditor").readMatter(other).ok().path("steps"))
                .hasSize(3);
    }

    @Test
    void an_act_put_twice_opens_one_matter_and_another_body_none() {
        community.urban();
        var act = community.payment("10.00", "甲");
        assertThat(community.opened(act)).isEqualTo(community.opened(act));
        var changed = new Act(
                act.id(),
                act.principal(),
                act.kind(),
                Money.parse("11.00"),
                act.subject(),
                act.category(),
                act.counterparty(),
                false,
                act.requestedBy(),
                act.on(),
                act.particulars());
        community.put(changed).refused(422, "matter.digest-differs");
    }

    @Test
    void numbers_have_no_gap_under_load() throws Exception {
        community.urban();
        IntStream.range(0, 40).parallel().forEach(n -> community.opened(community.payment("1.00", "payee " + n)));
        var numbers = new ArrayList<Integer>();
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select right(number, 6)::int from matter order by number");
            while (found.next()) {
                numbers.add(found.getInt(1));
            }
        }
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    @Test
    void the_calendar_knows_holidays_and_shifted_days() {
        var days = community
                .agreements("reporter")
                .listDays("from", "2026-10-01", "to", "2026-10-10")
                .ok()
                .path("days");
        assertThat(days.get(0).path("working").asBoolean()).isFalse();
        assertThat(days.get(9).path("working").asBoolean()).isTrue();
    }
}
