package org.fivetrust.agreements.handover;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.handover.HandoverMessages.Ask;
import org.fivetrust.agreements.handover.HandoverMessages.AskItem;
import org.fivetrust.agreements.handover.model.Direction;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

@AgreementsTest
class HandoversTest {

    @Autowired
    private WebTestClient client;

    @Autowired
    private Handovers handovers;

    @Autowired
    private Transactions transactions;

    @Test
    void a_fraction_of_a_fen_is_refused_and_not_rounded() {
        var community = World.over(client).community().urban();
        var ground = new HandoverBasis(
                community.committee(), UUID.fromString(community.agreement()), true, true, false, null, "director");
        var cash = new AskItem(1, "CASH", "Cash", 1, 1, "0.005", "0.005", null, null, null, null, null);
        var list = new Ask(Area.FUNDS, Direction.HAND_OVER, List.of(cash));
        assertThatThrownBy(() -> Mono.defer(
                                () -> handovers.add(UUID.randomUUID(), ground, list, "digest", List.of(), null))
                        .as(transactions.within(Scope.only(new PrincipalId(community.committee()))))
                        .block())
                .hasMessageContaining("an amount is written like 4980.00");
    }
}
