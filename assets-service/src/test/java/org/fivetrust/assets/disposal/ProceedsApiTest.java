package org.fivetrust.assets.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Assets;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What funds-service tells of money that came in for a disposal. */
@AssetsTest
class ProceedsApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Assets assets;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        assets = new Assets(community);
    }

    private UUID asked() {
        return community
                .assets("reporter")
                .requestDisposal(assets.sale(assets.registered()))
                .uuid();
    }

    private Map<String, Object> receipt(UUID disposal) {
        return Body.of(
                "receipt", UUID.randomUUID().toString(),
                "account", UUID.randomUUID().toString(),
                "payer", "宏远二手车行",
                "amount", "11300.00",
                "purpose", "客车成交款",
                "category", "GENERAL",
                "receivedOn", "2026-06-05",
                "receiptNumber", "000417",
                "disposal", disposal.toString());
    }

    private void tell(String type, Object data) {
        NeighbourStub.tell(client, "funds", community.committee(), type, data)
                .expectStatus()
                .isNoContent();
    }

    private JsonNode proceeds(UUID disposal) {
        return community.assets("auditor").readDisposal(disposal).ok().path("proceeds");
    }

    @Test
    void stand_beside_the_disposal() {
        var disposal = asked();
        assertThat(proceeds(disposal)).isEmpty();

        tell("receipt.registered", receipt(disposal));

        var came = proceeds(disposal).get(0);
        assertThat(came.path("amount").asString()).isEqualTo("11300.00");
        assertThat(came.path("receiptNumber").asString()).isEqualTo("000417");
        assertThat(came.path("receivedOn").asString()).isEqualTo("2026-06-05");
        assertThat(came.path("reversedOn").isNull()).isTrue();
    }

    @Test
    void show_what_was_taken_back() {
        var disposal = asked();
        var receipt = receipt(disposal);
        tell("receipt.registered", receipt);

        tell("receipt.reversed", Body.with(receipt, "reversedOn", "2026-06-08", "reason", "重复登记"));

        assertThat(proceeds(disposal).get(0).path("reversedOn").asString()).isEqualTo("2026-06-08");
    }

    @Test
    void are_kept_where_the_disposal_is_not_known_and_hold_up_nothing() {
        var disposal = asked();
        tell("receipt.registered", receipt(UUID.randomUUID()));
        tell("receipt.registered", Body.with(Body.without(receipt(disposal), "disposal"), "lease", UUID.randomUUID()));

        tell("receipt.registered", receipt(disposal));

        assertThat(proceeds(disposal)).hasSize(1);
        assertThat(kept()).isEqualTo(3);
    }

    private long kept() {
        try (var connection = TestPostgres.superuser("assets");
                var query = connection.prepareStatement("select count(*) from proceeds where principal = ?")) {
            query.setString(1, community.committee());
            var found = query.executeQuery();
            found.next();
            return found.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void of_another_principal_are_not_shown() {
        var disposal = asked();
        NeighbourStub.tell(client, "funds", community.collective(), "receipt.registered", receipt(disposal))
                .expectStatus()
                .isNoContent();

        assertThat(proceeds(disposal)).isEmpty();
    }
}
