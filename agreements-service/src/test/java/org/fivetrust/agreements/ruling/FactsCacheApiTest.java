package org.fivetrust.agreements.ruling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is remembered is never older than the last change that this instance has answered for. */
@AgreementsTest
class FactsCacheApiTest {

    @Autowired
    private WebTestClient client;

    @Autowired
    private ChangeListener changeListener;

    @Autowired
    private RulingFactsReader reads;

    @Autowired
    private ConnectionFactory connections;

    private Community community;

    private Questioner asked;

    @BeforeEach
    void remembering() {
        NeighbourStub.reset();
        community = World.over(client).community().urban();
        asked = new Questioner(community);
        await("the listening connection").until(changeListener::isSure);
        assertThat(asked.may()).isTrue();
    }

    @Test
    void it_does_answer_from_memory() {
        Questioner.unheard(asked.suspending());
        assertThat(asked.may()).isTrue();
    }

    @Test
    void a_suspension_and_its_end_are_seen_by_the_next_question() {
        for (var round = 0; round < 5; round++) {
            community.suspend();
            assertThat(asked.code()).isEqualTo("agreement.suspended");
            assertThat(asked.dryRun("恒源").path("code").asString()).isEqualTo("agreement.suspended");
            community.resume();
            assertThat(asked.may()).isTrue();
        }
    }

    @Test
    void a_termination_is_seen_by_the_next_question() {
        community.terminate();
        assertThat(asked.code()).isEqualTo("agreement.not-in-force");
        assertThat(asked.dryRun("恒源").path("code").asString()).isEqualTo("agreement.not-in-force");
    }

    @Test
    void an_amendment_is_seen_once_both_have_signed() {
        assertThat(asked.version()).isEqualTo(1);
        var amendment = community
                .agreements("director")
                .amendAgreement(
                        community.agreement(),
                        Map.of(
                                "resolution",
                                community.resolution(),
                                "template",
                                "urban",
                                "effectiveFrom",
                                World.today().toString()))
                .id();
        assertThat(asked.version()).isEqualTo(1);
        community.sign(amendment);
        assertThat(asked.version()).isEqualTo(2);
    }

    @Test
    void a_hand_over_that_is_wanted_and_done_is_seen() {
        var waiting = World.over(client).community().registered("URBAN");
        var questions = new Questioner(waiting);
        assertThat(questions.code()).isEqualTo("agreement.not-in-force");
        waiting.sign(waiting.draft(terms -> terms.template("urban").with("handoverRequired", List.of("FUNDS")))
                .id());
        assertThat(questions.code()).isEqualTo("agreement.area-not-handed-over");
        Questioner.sql("""
                insert into handover (principal, id, agreement, area, direction, status, missing, digest, listed_by,
                    listed_at, completed_at)
                select principal, gen_random_uuid(), series, 'FUNDS', 'HAND_OVER', 'COMPLETE', '[]', 'd', 'director',
                    now(), now()
                from agreement where principal = '%s'
                """.formatted(waiting.committee()));
        await("the notification").until(questions::may);
    }

    @Test
    void acts_within_the_splitting_window_count_as_soon_as_they_are_put_and_no_longer_when_let_go() {
        assertThat(asked.banded("恒源")).isEqualTo("10.00");
        for (var round = 1; round <= 5; round++) {
            community.put(community.payment("100.00", "恒源")).ok();
            assertThat(asked.banded("恒源")).isEqualTo(round + "10.00");
        }
        assertThat(asked.banded("恒 源（）")).isEqualTo("510.00");
        assertThat(asked.banded("别家")).isEqualTo("10.00");
        var matters = asked.dryRun("恒源").path("related");
        var last = community
                .put(community.payment("40.00", "恒源"))
                .ok()
                .path("matter")
                .path("id")
                .asString();
        assertThat(asked.banded("恒源")).isEqualTo("550.00");
        community.agreements("reporter").withdrawMatter(last).ok();
        assertThat(asked.banded("恒源")).isEqualTo("510.00");
        assertThat(asked.dryRun("恒源").path("related")).isEqualTo(matters);
    }

    @Test
    void a_related_party_is_seen_and_so_is_its_end() {
        assertThat(asked.code("恒源")).isEmpty();
        var entry = community
                .agreements("civil-affairs")
                .registerRelatedParty(Map.of(
                        "subject",
                        community.login("reporter"),
                        "subjectName",
                        "王一",
                        "relation",
                        "SIBLING",
                        "partyName",
                        "恒源",
                        "from",
                        "2026-01-01",
                        "source",
                        "个人有关事项报告"))
                .created();
        assertThat(asked.code("恒源")).isEqualTo("matter.requester-conflict");
        assertThat(asked.code("别家")).isEmpty();
        Questioner.sql("update related_party set valid_to = current_date - 2 where id = '%s'"
                .formatted(entry.path("id").asString()));
        await("the notification").until(() -> asked.code("恒源").isEmpty());
    }

    @Test
    void roles_are_those_of_the_token_and_for_others_those_seen_last() {
        var question = Map.of(
                "subject", Map.of("type", "user", "id", "newcomer"),
                "action", Map.of("name", "request:PAYMENT", "properties", Map.of("amount", "10.00")),
                "resource", Map.of("type", "principal", "id", community.committee()));
        assertThat(community
                        .agreements("district")
                        .evaluate(question)
                        .ok()
                        .path("context")
                        .path("code")
                        .asString())
                .isEqualTo("access.subject-unknown");
        community.put(community.payment("10.00", "恒源")).ok();
        var seen = Map.of(
                "subject", Map.of("type", "user", "id", community.login("reporter")),
                "action", Map.of("name", "request:PAYMENT", "properties", Map.of("amount", "10.00")),
                "resource", Map.of("type", "principal", "id", community.committee()));
        assertThat(community
                        .agreements("district")
                        .evaluate(seen)
                        .ok()
                        .path("decision")
                        .asBoolean())
                .isTrue();
        assertThat(granted("cashier")).isFalse();
        assertThat(granted("reporter")).isTrue();
    }

    /** The same person under a token with another role. */
    private boolean granted(String role) {
        var question = Map.of(
                "subject", Map.of("type", "user", "id", community.login("somebody")),
                "action", Map.of("name", "request:PAYMENT", "properties", Map.of("amount", "10.00")),
                "resource", Map.of("type", "principal", "id", community.committee()));
        return community
                .agreements(community.person("somebody", role))
                .evaluate(question)
                .ok()
                .path("decision")
                .asBoolean();
    }

    @Test
    void what_another_program_changes_is_seen_when_it_is_heard_of() {
        community.put(community.payment("100.00", "恒源")).ok();
        assertThat(asked.banded("恒源")).isEqualTo("110.00");
        Questioner.sql(asked.suspending());
        await("the suspension").until(() -> asked.code().equals("agreement.suspended"));
        Questioner.sql(asked.resuming());
        await("the resumption").until(asked::may);
        Questioner.sql("update matter set status = 'REJECTED' where principal = '%s'".formatted(community.committee()));
        await("the rejection").until(() -> asked.banded("恒源").equals("10.00"));
        Questioner.sql("""
                set session_replication_role = replica;
                update agreement_suspension set resumed_at = null, resumed_by = null, resumption_reason = null
                where principal = '%s';
                set session_replication_role = origin;
                update act_kind set finishes = finishes
                """.formatted(community.committee()));
        await("a change that concerns all").until(() -> asked.code().equals("agreement.suspended"));
    }

    @Test
    void of_many_changes_at_once_none_is_lost() {
        var payee = "恒源" + community.code();
        assertThat(asked.code(payee)).isEmpty();
        Questioner.sql("""
                insert into related_party (subdistrict, id, subject, subject_name, relation, party_name, name_key,
                    near_key, valid_from, source, registered_by, registered_at)
                select 'binhe', gen_random_uuid(), case n when 1000 then '%1$s' else '%2$s-' || n end, '王一', 'FIRM',
                    '恒源', '%3$s', '%3$s', date '2026-01-01', '申报', 'civil-affairs', now()
                from generate_series(1, 2000) n
                """.formatted(community.login("reporter"), community.code(), PartyKey.name(payee)));
        await("the one among them").until(() -> asked.code(payee).equals("matter.requester-conflict"));
    }

    @Test
    void without_the_listening_connection_every_question_reads_the_database() {
        Questioner.unheard(asked.suspending());
        assertThat(asked.may()).isTrue();
        Questioner.sql("alter role agreements connection limit 0");
        try {
            hangUp();
            await("the loss").until(() -> !changeListener.isSure());
            assertThat(asked.code()).isEqualTo("agreement.suspended");
            Questioner.unheard(asked.resuming());
            assertThat(asked.may()).isTrue();
            community.put(community.payment("100.00", "恒源")).ok();
            assertThat(asked.banded("恒源")).isEqualTo("110.00");
        } finally {
            Questioner.sql("alter role agreements connection limit -1");
        }
        await("another connection").until(changeListener::isSure);
        assertThat(asked.may()).isTrue();
        Questioner.unheard("delete from agreement_suspension where principal = '" + community.committee() + "'; "
                + asked.suspending());
        assertThat(asked.may()).as("remembered again").isTrue();
        Questioner.sql(asked.resuming());
        Questioner.sql(asked.suspending());
        await("a change after the loss").until(() -> asked.code().equals("agreement.suspended"));
    }

    @Test
    void what_was_remembered_before_the_connection_was_lost_is_not_believed_after_it() {
        Questioner.unheard(asked.suspending());
        assertThat(asked.may()).isTrue();
        Questioner.sql("alter role agreements connection limit 0");
        try {
            hangUp();
            await("the loss").until(() -> !changeListener.isSure());
        } finally {
            Questioner.sql("alter role agreements connection limit -1");
        }
        await("another connection").until(changeListener::isSure);
        assertThat(asked.code()).isEqualTo("agreement.suspended");
    }

    /** Another instance: its own memory and its own connection. */
    private FactsCache elsewhere(FactsSettings settings, List<ChangeListener> ears) {
        var factsCache = new FactsCache(reads, settings);
        var ear = new ChangeListener(connections, factsCache, settings);
        ears.add(ear);
        ear.round().subscribe();
        await("the other connection").until(ear::isSure);
        return factsCache;
    }

    private static boolean isSuspended(FactsCache factsCache, PrincipalId principal) {
        return factsCache.principal(principal).block().agreements().stream()
                .anyMatch(facts -> facts.hold() != null && facts.hold().against(Area.FUNDS) != null);
    }

    @Test
    void another_instance_hears_of_what_was_changed_here() {
        var principal = new PrincipalId(community.committee());
        var ears = new ArrayList<ChangeListener>();
        var factsCache = elsewhere(new FactsSettings(10, Duration.ofSeconds(1), Duration.ofSeconds(30)), ears);
        try {
            assertThat(isSuspended(factsCache, principal)).isFalse();
            community.suspend();
            await("the notification").until(() -> isSuspended(factsCache, principal));
        } finally {
            ears.forEach(ChangeListener::close);
        }
        await("the end of its memory").until(factsCache::isEmpty);
    }

    @Test
    void a_connection_that_has_not_answered_for_a_while_is_not_relied_on() {
        var ears = new ArrayList<ChangeListener>();
        elsewhere(new FactsSettings(10, Duration.ofSeconds(1), Duration.ofSeconds(2)), ears);
        try {
            await("the silence").until(() -> !ears.getFirst().isSure());
            ears.getFirst().round().block();
            assertThat(ears.getFirst().isSure()).isTrue();
        } finally {
            ears.forEach(ChangeListener::close);
        }
    }

    private static void hangUp() {
        Questioner.sql("""
                do $$ begin
                    perform pg_terminate_backend(pid) from pg_stat_activity
                    where usename = 'agreements' and query in ('select ''heard''', 'listen ruling_facts');
                end $$
                """);
    }

    @Test
    void nothing_of_another_community_is_told_or_counted() {
        var other = World.over(client).community().urban();
        var others = new Questioner(other);
        other.put(other.payment("100.00", "恒源")).ok();
        assertThat(others.banded("恒源")).isEqualTo("110.00");
        assertThat(asked.banded("恒源")).isEqualTo("10.00");
        var foreign = Map.of(
                "subject", Map.of("type", "user", "id", community.login("reporter")),
                "action", Map.of("name", "request:PAYMENT", "properties", Map.of("amount", "10.00")),
                "resource", Map.of("type", "principal", "id", other.committee()));
        var answer = community.agreements("reporter").evaluate(foreign).ok();
        assertThat(answer.path("decision").asBoolean()).isFalse();
        assertThat(answer.path("context").path("code").asString()).isEqualTo("access.principal");
        assertThat(answer.path("context").has("agreement")).isFalse();
        community
                .agreements("reporter")
                .askRuling(Map.of("principal", other.committee(), "act", Map.of("kind", "PAYMENT", "amount", "10.00")))
                .refused(403, "access.principal");
        community
                .agreements("leader")
                .suspendAgreement(community.agreement(), Map.of("reason", "核查"))
                .ok();
        assertThat(others.may()).isTrue();
    }

    @Test
    void whoever_asks_while_acts_are_put_never_misses_one_that_was_answered() throws Exception {
        var ended = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var restless = IntStream.range(0, 4)
                    .mapToObj(_ -> threads.submit(() -> {
                        while (!ended.get()) {
                            asked.banded("恒源");
                        }
                    }))
                    .toList();
            try {
                for (var round = 1; round <= 25; round++) {
                    community.put(community.payment("1.00", "恒源")).ok();
                    assertThat(asked.banded("恒源")).isEqualTo((10 + round) + ".00");
                }
            } finally {
                ended.set(true);
            }
            for (var one : restless) {
                one.get();
            }
        }
    }
}
