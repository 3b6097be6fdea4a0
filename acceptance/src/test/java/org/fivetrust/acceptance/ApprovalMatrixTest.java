package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The same amounts, two agreements: each amount lands where the clause of its own agreement says. */
@Order(2)
class ApprovalMatrixTest {

    private final Town town = Product.shared().town();

    @ParameterizedTest(name = "东方: {0} falls under clause {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0.01      | 2.1 | committee-director
            500.00    | 2.1 | committee-director
            500.01    | 2.2 | party-secretary committee-director supervisor
            5000.00   | 2.2 | party-secretary committee-director supervisor
            5000.01   | 2.3 | party-secretary committee-director supervisor centre-head street-leader
            30000.00  | 2.3 | party-secretary committee-director supervisor centre-head street-leader
            30000.01  | 2.4 | party-secretary committee-director supervisor centre-head street-leader
            100000.00 | 2.4 | party-secretary committee-director supervisor centre-head street-leader
            100000.01 | 2.5 | party-secretary committee-director supervisor centre-head street-leader street-principal
            """)
    void anAmountOfAConvertedCommunityLandsWhereItsClauseSays(String amount, String clause, String roles) {
        lands(town.dongfang(), amount, clause, roles);
    }

    @ParameterizedTest(name = "星河: {0} falls under clause {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0.01      | 2.1 | committee-director
            300.00    | 2.1 | committee-director
            300.01    | 2.2 | party-secretary committee-director
            1000.00   | 2.2 | party-secretary committee-director
            1000.01   | 2.3 | party-secretary committee-director street-leader
            5000.00   | 2.3 | party-secretary committee-director street-leader
            5000.01   | 2.4 | party-secretary committee-director street-leader street-principal
            20000.00  | 2.4 | party-secretary committee-director street-leader street-principal
            20000.01  | 2.5 | party-secretary committee-director street-leader street-principal
            """)
    void anAmountOfAnUrbanCommunityLandsWhereItsClauseSays(String amount, String clause, String roles) {
        lands(town.xinghe(), amount, clause, roles);
    }

    private static void lands(Principal principal, String amount, String clause, String roles) {
        var ruling = principal
                .community()
                .reporter()
                .post(
                        "/v1/rulings",
                        Body.of("principal", principal.id(), "act", Body.of("kind", "PAYMENT", "amount", amount)))
                .ok();
        assertThat(ruling.path("ruling").asString()).isEqualTo("NEEDS_PROCEDURE");
        assertThat(numbers(ruling)).containsExactly("2.0", clause);
        assertThat(roles(ruling)).containsExactly(roles.split(" "));
        assertThat(ruling.path("agreementVersion").asInt()).isPositive();
        assertThat(ruling.path("resolution").asString("")).isNotBlank();
    }

    @ParameterizedTest(name = "a real payment of {0}")
    @CsvSource({"500.00, 2.1, 2.2", "5000.00, 2.2, 2.3", "5000.01, 2.3, 2.4"})
    void theSamePaymentIsDecidedByTheMatrixOfWhoseMoneyItIs(String amount, String converted, String urban) {
        assertThat(decided(town.dongfang(), amount)).endsWith(converted);
        assertThat(decided(town.xinghe(), amount)).endsWith(urban);
    }

    private static List<String> decided(Principal principal, String amount) {
        var matter = principal.matter(
                principal.ask(PaymentDraft.of(amount)).created().path("matter").asString());
        var asked = principal.approve(matter.path("id").asString());
        assertThat(asked).isEqualTo(roles(matter));
        return numbers(matter.path("ruling"));
    }

    @Test
    void aPaymentOfTheHighestBandWantsTheVoteAndTheMinutesAndThenGoesThrough() {
        var dongfang = town.dongfang();
        var amount = "100000.01";
        var matter =
                dongfang.ask(PaymentDraft.of(amount)).created().path("matter").asString();
        dongfang.approve(dongfang.community().secretary(), matter).done();
        dongfang.approve(dongfang.community().director(), matter).done();
        dongfang.approve(dongfang.community().supervisor(), matter).refused(422, "matter.evidence-missing");
        var papers = dongfang.papers(amount);
        assertThat(dongfang.approve(matter, papers))
                .containsExactly("supervisor", "centre-head", "street-leader", "street-principal");
        var rests = dongfang.matter(matter).path("resolutions").path(0);
        assertThat(rests.path("state").asString()).isEqualTo("RESERVED");
        assertThat(rests.path("confirmation").path("by").asString())
                .isEqualTo(dongfang.community().supervisor().login());
    }

    @ParameterizedTest(name = "the founding vote pays no {0}")
    @CsvSource({"90000.00", "400000.00"})
    void theVoteThatEntrustedTheirAffairsDecidedNoPayment(String amount) {
        var dongfang = town.dongfang();
        var matter =
                dongfang.ask(PaymentDraft.of(amount)).created().path("matter").asString();
        var founding = dongfang.matter(matter).path("ruling").path("resolution").asString();
        dongfang.approve(dongfang.community().secretary(), matter).done();
        dongfang.approve(dongfang.community().director(), matter).done();
        Principal.decide(
                        dongfang.community().supervisor(),
                        matter,
                        Principal.openStep(dongfang.matter(matter)),
                        "approve",
                        Body.of("evidence", List.of(Body.of("kind", "RESOLUTION", "resolution", founding))))
                .refused(422, "resolution.carries-agreement");
    }

    private static List<String> numbers(JsonNode ruling) {
        var numbers = new ArrayList<String>();
        ruling.path("clauses")
                .forEach(clause -> numbers.add(clause.path("number").asString()));
        return numbers;
    }

    private static List<String> roles(JsonNode planned) {
        return Stream.of(planned.path("steps"))
                .flatMap(steps -> steps.values().stream())
                .map(step -> step.path("role").asString())
                .toList();
    }
}
