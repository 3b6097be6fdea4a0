package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.client.AgreementsClient;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Changes that belong to no single principal: under one key they are made once, whoever makes them. */
@AgreementsTest
class RepeatedChangesApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void a_community() {
        community = World.over(client).community().registered("URBAN");
    }

    /** What the first answer was; the second has to be the same. */
    private Reply twice(String who, Function<AgreementsClient, Reply> change) {
        var caller = community.agreements(who).withKey(IdempotencyKeys.next());
        var first = change.apply(caller);
        var again = change.apply(caller).replayed();
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        return first;
    }

    private Map<String, Object> lending() {
        return Body.of(
                "role", "committee-director",
                "delegate", community.login("deputy"),
                "delegateName", "副主任",
                "principals", List.of(community.committee()),
                "from", World.today().toString(),
                "to", World.today().plusDays(5).toString(),
                "reason", "外出学习");
    }

    private Map<String, Object> party(String subject) {
        return Body.of(
                "subject",
                subject,
                "subjectName",
                "某人",
                "relation",
                "FIRM",
                "partyName",
                "恒远工程 " + community.code(),
                "from",
                World.today().toString(),
                "source",
                "本人申报");
    }

    @Test
    void a_role_is_lent_once() {
        twice("director", director -> director.delegate(lending())).created();

        assertThat(community.agreements("director").listDelegations().items()).hasSize(1);
    }

    @Test
    void a_delegation_is_taken_back_once() {
        var lent = community.agreements("director").delegate(lending()).id();

        twice("director", director -> director.revokeDelegation(lent)).ok();
    }

    @Test
    void a_person_declares_a_related_party_once() {
        var own = party(community.login("director"));

        twice("director", director -> director.registerRelatedParty(own)).created();

        assertThat(community.agreements("director").listRelatedParties().items())
                .hasSize(1);
    }

    @Test
    void the_centre_enters_a_related_party_once_and_ends_it_once() {
        var entered = twice("civil-affairs", centre -> centre.registerRelatedParty(party(community.login("reporter"))))
                .id();

        twice(
                        "civil-affairs",
                        centre -> centre.endRelatedParty(
                                entered, Map.of("on", World.today().toString())))
                .ok();
    }

    @Test
    void days_are_imported_once() {
        var csv = "day,working,name,source\n2043-02-01,true,调休上班,通知 " + community.code() + "\n";

        twice("head", head -> head.importCalendar("text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                .created();
    }

    @Test
    void a_refused_change_may_be_sent_again_under_its_key() {
        var director = community.agreements("director").withKey(IdempotencyKeys.next());
        var lent = community.agreements("director").delegate(lending()).id();
        community.agreements("director").revokeDelegation(lent).ok();

        director.revokeDelegation(lent).refused(409, "delegation.revoked");
        assertThat(director.revokeDelegation(lent).isReplayed()).isFalse();
    }
}
