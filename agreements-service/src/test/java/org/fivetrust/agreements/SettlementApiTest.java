package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.agreements.Force.STEPS;
import static org.fivetrust.agreements.Force.asked;
import static org.fivetrust.agreements.Force.expire;
import static org.fivetrust.agreements.Force.warrant;
import static org.fivetrust.agreements.Force.warranted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Clauses;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A settlement clause lets what was asked for before the end be finished after it. */
@AgreementsTest
class SettlementApiTest {

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private static List<Map<String, Object>> settling(int days, boolean whileSuspended) {
        var clauses = new ArrayList<>(Clauses.payments(STEPS));
        clauses.add(Map.of(
                "number",
                "9.1",
                "text",
                "终止前已申请的付款，终止后按期办结",
                "english",
                "payments asked for before the end are finished after it",
                "settlement",
                Map.of("kinds", List.of("PAYMENT"), "days", days, "whileSuspended", whileSuspended)));
        return clauses;
    }

    @Test
    void a_settlement_clause_lets_what_was_asked_for_be_finished_until_its_days_are_over() throws Exception {
        var community =
                World.over(client).community().registered("URBAN").agreed(terms -> terms.clauses(settling(30, false)));
        var early = warranted(community, "甲");
        var matter = community.opened("10.00", "乙");
        community.suspend();
        community.approve("director", matter, 1).refused(409, "agreement.suspended");
        community.resume();
        community.terminate();

        community.approve("director", matter, 1).ok();
        var late = community.approve("head", matter, 2).ok().path("warrant").asString();
        for (var warrant : List.of(early, late)) {
            assertThat(asked(community, warrant).path("status").asString()).isEqualTo("LIVE");
            assertThat(warrant(community, warrant).path("settledBy").asString()).isEqualTo("9.1");
        }
        assertThat(community
                        .put(community.payment("10.00", "丙"))
                        .ok()
                        .path("ruling")
                        .asString())
                .as("nothing new")
                .isEqualTo("FORBIDDEN");
        expire(community, 30);
        assertThat(warrant(community, late).path("status").asString()).isEqualTo("LIVE");
        expire(community, 31);
        assertThat(warrant(community, late).path("status").asString()).isEqualTo("VOID");
    }

    @Test
    void a_settlement_clause_ends_with_the_hand_back_and_may_hold_while_suspended() throws Exception {
        var community =
                World.over(client).community().registered("URBAN").agreed(terms -> terms.clauses(settling(30, true)));
        var matter = community.opened("10.00", "甲");
        community.suspend();
        community.approve("director", matter, 1).ok();
        var warrant = community.approve("head", matter, 2).ok().path("warrant").asString();
        assertThat(warrant(community, warrant).path("settledBy").asString()).isEqualTo("9.1");
        assertThat(community
                        .put(community.payment("10.00", "乙"))
                        .ok()
                        .path("ruling")
                        .asString())
                .isEqualTo("FORBIDDEN");
        community.resume();
        community.terminate();
        assertThat(asked(community, warrant).path("status").asString()).isEqualTo("LIVE");
        TestPostgres.execute("agreements", """
                set session_replication_role = replica;
                insert into handover (principal, id, agreement, area, direction, status, missing, digest, listed_by,
                    listed_at, completed_at)
                values ('%s', gen_random_uuid(), '%s', 'FUNDS', 'HAND_BACK', 'COMPLETE', '[]', 'x', 'x', now(), now())
                """.formatted(community.committee(), community.agreement()));
        assertThat(asked(community, warrant).path("status").asString()).isEqualTo("VOID");
    }

    @Test
    void a_settlement_clause_names_kinds_that_a_procedure_begins() {
        assertThatThrownBy(() -> World.over(client)
                        .community()
                        .registered("URBAN")
                        .agreed(terms ->
                                terms.clauses(List.of(settling(30, false).getLast()))))
                .hasMessageContaining("settles what no procedure begins");
    }
}
