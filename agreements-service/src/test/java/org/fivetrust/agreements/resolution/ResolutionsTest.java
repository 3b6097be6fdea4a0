package org.fivetrust.agreements.resolution;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.agreements.resolution.ResolutionDetails.AskItem;
import org.fivetrust.agreements.resolution.ResolutionMessages.Ask;
import org.fivetrust.agreements.resolution.ResolutionMessages.Body;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

@AgreementsTest
class ResolutionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @Autowired
    private Resolutions resolutions;

    @Autowired
    private Transactions transactions;

    @Test
    void a_fraction_of_a_fen_is_refused_and_not_rounded() {
        var scope = Scope.only(new PrincipalId("fraction-committee"));
        var caller = new Caller("director", "director", Set.of("committee-director"), scope, null);
        var item = new AskItem(1, "Repairs", "0.005", null, null, null);
        var vote = new Ask(
                "fraction-committee",
                Body.RESIDENTS_REPRESENTATIVES,
                DAY,
                DAY,
                61,
                45,
                31,
                14,
                0,
                "Repairs",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(item));
        assertThatThrownBy(
                        () -> Mono.defer(() -> resolutions.add(UUID.randomUUID(), vote, List.of(), List.of(), caller))
                                .as(transactions.within(scope))
                                .block())
                .hasMessageContaining("an amount is written like 4980.00");
    }
}
