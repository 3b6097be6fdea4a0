package org.fivetrust.agreements.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Founding.await;
import static org.fivetrust.agreements.Town.TODAY;
import static org.fivetrust.agreements.Town.body;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.agreements.Town;
import org.fivetrust.agreements.authority.model.Gathered;
import org.fivetrust.agreements.authority.model.RulingQuery;
import org.fivetrust.shared.kernel.PrincipalId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Whatever happened to an agreement and its community: memory and database find the same for any question. */
@AgreementsTest
class MemoryEqualsDatabaseTest {

    private static final List<String> PAYEES = List.of("恒源", "恒 源（铺装）", "恒源铺装", "别家", "reporter");

    private static final List<String> KINDS = List.of("PAYMENT", "LEASE", "RECEIPT", "IMPRINT", "GUARANTEE");

    @Autowired
    private WebTestClient client;

    @Autowired
    private Inquiries inquiries;

    @Autowired
    private ChangeListener changeListener;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void of_any_question_after_any_change(long seed) {
        var random = new Random(seed);
        await("the listening connection", changeListener::isSure);
        var town = Town.settled(client, "URBAN");
        same(random, town);
        town.sign(town.draft(
                Map.of("template", "urban", "handoverRequired", random.nextBoolean() ? List.of("SEALS") : List.of())));
        for (var change = 0; change < 14; change++) {
            change(random, town);
            same(random, town);
        }
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void change(Random random, Town town) {
        var agreement = "/v1/agreements/" + town.agreement();
        switch (random.nextInt(8)) {
            case 0 -> town.post("leader", agreement + "/suspension", Map.of("reason", "核查"));
            case 1 -> town.post("leader", agreement + "/resumption", Map.of("reason", "毕"));
            case 2 -> near(random, town);
            case 3 -> amend(random, town, agreement);
            case 4 -> notice(random, town, agreement);
            case 5 -> letGo(town);
            default -> put(random, town);
        }
    }

    private static void put(Random random, Town town) {
        town.put(town.act(
                "PAYMENT",
                random.nextInt(1, 9000) + ".00",
                any(random, PAYEES),
                "reporter",
                TODAY.minusDays(random.nextInt(45)).plusDays(random.nextInt(5))));
    }

    private static void near(Random random, Town town) {
        var from = TODAY.minusDays(random.nextInt(20)).plusDays(random.nextInt(20));
        town.post(
                "civil-affairs",
                "/v1/related-parties",
                Map.of(
                        "subject",
                        town.login("reporter"),
                        "subjectName",
                        "王一",
                        "relation",
                        "FIRM",
                        "partyName",
                        any(random, PAYEES),
                        "account",
                        "6222" + random.nextInt(3),
                        "from",
                        from.toString(),
                        "to",
                        from.plusDays(random.nextInt(1, 20)).toString(),
                        "source",
                        "申报"));
    }

    private static void amend(Random random, Town town, String agreement) {
        var id = town.post(
                        town.login("director"),
                        agreement + "/amendments",
                        Map.of(
                                "resolution",
                                town.resolution(),
                                "template",
                                "urban",
                                "effectiveFrom",
                                TODAY.plusDays(random.nextInt(30)).toString()))
                .expectBody(tools.jackson.databind.JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("id")
                .asString("");
        if (!id.isEmpty()) {
            town.post(town.login("director"), "/v1/agreements/" + id + "/signatures", Map.of());
            town.post("leader", "/v1/agreements/" + id + "/signatures", Map.of());
        }
    }

    private static void notice(Random random, Town town, String agreement) {
        var freeze = TODAY.plusDays(random.nextInt(1, 10));
        town.post(
                "leader",
                agreement + "/termination",
                Map.of(
                        "reason",
                        "收回",
                        "freezeOn",
                        freeze.toString(),
                        "effectiveOn",
                        freeze.plusDays(random.nextInt(60)).toString()));
    }

    private static void letGo(Town town) {
        body(town.seek(town.login("reporter"), "/v1/matters?status=OPEN"), 200)
                .path("items")
                .valueStream()
                .limit(1)
                .forEach(matter -> town.post(
                        town.login("reporter"),
                        "/v1/matters/" + matter.path("id").asString() + "/withdraw",
                        Map.of()));
    }

    private RulingQuery inquiry(Random random, Town town) {
        var party = random.nextInt(4) == 0 ? null : any(random, PAYEES);
        var account = party == null || random.nextBoolean() ? null : "6222 " + random.nextInt(3);
        return new RulingQuery(
                new PrincipalId(town.principal()),
                any(random, KINDS),
                UUID.randomUUID(),
                random.nextInt(3) == 0 ? "other." + town.community() : town.login("reporter"),
                random.nextInt(3) == 0 ? "恒源" : "reporter",
                party,
                account,
                TODAY.minusDays(random.nextInt(8)).plusDays(random.nextInt(80)),
                null,
                null);
    }

    private void same(Random random, Town town) {
        IntStream.range(0, 40)
                .mapToObj(_ -> inquiry(random, town))
                .forEach(rulingQuery -> assertThat(inquiries.find(rulingQuery).block())
                        .as(rulingQuery::toString)
                        .isEqualTo(inquiries.find(rulingQuery, Gathered.NOTHING).block()));
    }
}
