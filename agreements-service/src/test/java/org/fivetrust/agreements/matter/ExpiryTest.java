package org.fivetrust.agreements.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.IntStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What was approved and is not executed in time ends, and may be asked for again. */
@AgreementsTest
class ExpiryTest {

    @Autowired
    private WebTestClient client;

    @Autowired
    private ExpiryJob expiry;

    private Community community;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
        community = World.over(client).community().converted();
    }

    private String approved(String payee) {
        var matter = community.opened("480.00", payee);
        community.approve("director", matter, 1).ok();
        return matter;
    }

    private static void expired(String matter, String since) throws SQLException {
        TestPostgres.execute(
                "agreements",
                "update warrant set expires_at = now() - interval '%s' where matter = '%s'".formatted(since, matter));
    }

    private String status(String matter) {
        return community.matter(matter).path("status").asString();
    }

    private static int told(String matter) throws SQLException {
        try (var connection = TestPostgres.superuser("agreements");
                var query = connection.prepareStatement(
                        "select count(*) from outbox where type = 'matter.expired' and data ->> 'matter' = ?")) {
            query.setString(1, matter);
            var rows = query.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void a_matter_whose_warrant_expired_unspent_ends_once_however_many_look() throws Exception {
        var matter = approved("恒源");
        expired(matter, "2 days");

        IntStream.range(0, 6).parallel().forEach(_ -> expiry.round().block());

        assertThat(status(matter)).isEqualTo("EXPIRED");
        assertThat(community.matter(matter).path("notes"))
                .singleElement()
                .satisfies(note -> assertThat(note.path("kind").asString()).isEqualTo("EXPIRED"));
        assertThat(told(matter)).isEqualTo(1);
    }

    @Test
    void a_warrant_that_lives_or_expired_just_now_ends_nothing() throws Exception {
        var living = approved("恒源");
        var lately = approved("永固");
        expired(lately, "1 hour");

        expiry.round().block();

        assertThat(status(living)).isEqualTo("APPROVED");
        assertThat(status(lately)).isEqualTo("APPROVED");
    }

    @Test
    void what_ended_does_not_count_with_what_is_asked_for_again() throws Exception {
        var matter = approved("恒源");
        expired(matter, "2 days");
        expiry.round().block();

        assertThat(community
                        .matter(community.opened("480.00", "恒源"))
                        .path("bandedOn")
                        .asString())
                .isEqualTo("480.00");
    }
}
