package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Force.asked;
import static org.fivetrust.agreements.Force.paying;
import static org.fivetrust.agreements.Force.warrant;
import static org.fivetrust.agreements.Force.warranted;

import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.AuthorityClient;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** An area withdraws an act that it has not executed, for who asked for it; the matter and the warrant end with it. */
@AgreementsTest
class WithdrawalApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void payments() {
        NeighbourStub.reset();
        community = paying(client);
    }

    private Map<String, Object> by(String person) {
        return Body.of("principal", community.committee(), "by", community.login(person), "reason", "重复申请");
    }

    private Reply withdrawn(String act, String person) {
        return community.authority("funds").withdrawAct(act, by(person));
    }

    private String statusOf(String matter) {
        return community.agreements("reporter").readMatter(matter).text("/status");
    }

    @Test
    void an_approved_act_is_withdrawn_and_its_warrant_is_void() {
        var warrant = warranted(community, "甲");
        var issued = warrant(community, warrant);

        withdrawn(issued.path("act").asString(), "reporter").is(200);

        assertThat(statusOf(issued.path("matter").asString())).isEqualTo("WITHDRAWN");
        assertThat(warrant(community, warrant).path("status").asString()).isEqualTo("VOID");
        assertThat(asked(community, warrant).at("/refusal/code").asString()).isEqualTo("matter.closed");
    }

    @Test
    void an_open_act_is_withdrawn_once_however_often_it_is_said() {
        var matter = community.opened("10.00", "甲");
        var act = community.agreements("reporter").readMatter(matter).text("/act");

        withdrawn(act, "reporter").is(200);
        withdrawn(act, "reporter").is(200);

        assertThat(statusOf(matter)).isEqualTo("WITHDRAWN");
        assertThat(community.agreements("reporter").readMatter(matter).ok().path("notes"))
                .hasSize(1);
    }

    @Test
    void only_for_who_asked_and_only_by_services() {
        var act = community
                .agreements("reporter")
                .readMatter(community.opened("10.00", "甲"))
                .text("/act");

        withdrawn(act, "director").is(403);
        new AuthorityClient(community.caller("reporter"))
                .withdrawAct(act, by("reporter"))
                .is(403);
        community
                .authority("funds")
                .withdrawAct(
                        act,
                        Body.with(by("reporter"), "principal", paying(client).committee()))
                .is(404);
    }

    @Test
    void what_was_rejected_or_executed_is_not_withdrawn() throws Exception {
        var issued = warrant(community, warranted(community, "甲"));
        TestPostgres.execute(
                "agreements",
                "update matter set status = 'EXECUTED' where id = '"
                        + issued.path("matter").asString() + "'");

        withdrawn(issued.path("act").asString(), "reporter").is(409);
    }
}
