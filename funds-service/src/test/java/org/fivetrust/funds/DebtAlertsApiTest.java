package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Debt against income, as the books tell of a closed month. */
@FundsTest
class DebtAlertsApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private final UUID book = UUID.randomUUID();

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
    }

    private void closed(String month, String debt, String income, int months) {
        var fact = Body.of("book", book, "month", month, "debt", debt, "income", income, "months", months);
        NeighbourStub.tell(client, "accounts", community.committee(), "month.closed", fact)
                .expectStatus()
                .isNoContent();
    }

    private List<JsonNode> raised() {
        return community
                .funds("head")
                .listAlerts("principal", community.committee(), "rule", "DEBT_ABOVE_LINE")
                .items();
    }

    @Test
    void debt_above_the_income_of_the_year_is_a_red_alert_with_its_figures() {
        closed("2026-04", "120000.00", "120000.00", 12);
        assertThat(raised()).isEmpty();

        closed("2026-05", "120000.01", "120000.00", 12);

        assertThat(raised()).hasSize(1).allSatisfy(alert -> {
            assertThat(alert.path("level").asString()).isEqualTo("RED");
            assertThat(alert.at("/figures/debt").asString()).isEqualTo("120000.01");
            assertThat(alert.at("/figures/income").asString()).isEqualTo("120000.00");
            assertThat(alert.at("/figures/percent").asInt()).isEqualTo(100);
            assertThat(alert.at("/links/0").asString()).isEqualTo("/v1/books/" + book + "/periods");
        });
    }

    @Test
    void a_book_of_eleven_months_is_not_judged() {
        closed("2026-05", "120000.01", "1.00", 11);

        assertThat(raised()).isEmpty();
    }
}
