package org.fivetrust.acceptance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** How a community comes to be served: registered, voted, agreed, signed, and its money handed over. */
record Founding(Community community) {

    static Founding of(Town town) {
        return new Founding(town.newcomer());
    }

    private Person civilAffairs() {
        return community.town().person("civil-affairs");
    }

    JsonNode register(String kind) {
        return civilAffairs()
                .post(
                        "/v1/communities",
                        Body.of("code", community.code(), "name", "新社区" + community.code(), "kind", kind))
                .created();
    }

    JsonNode registerCommittee() {
        return civilAffairs()
                .post(
                        "/v1/principals",
                        Body.of(
                                "id",
                                community.committee().id(),
                                "community",
                                community.code(),
                                "kind",
                                "COMMITTEE",
                                "legalName",
                                "新社区" + community.code() + "居民委员会"))
                .created();
    }

    Answer draft(String resolution, String template) {
        return draft(resolution, Body.of("template", template));
    }

    Answer draft(String resolution, List<Map<String, Object>> clauses) {
        return draft(resolution, Body.of("clauses", clauses));
    }

    Answer draft(String resolution, Map<String, Object> terms) {
        var body = Body.of(
                "principal",
                community.committee().id(),
                "street",
                "binhe",
                "resolution",
                resolution,
                "term",
                Body.of(
                        "from", Town.today().toString(),
                        "to", Town.today().plusYears(3).minusDays(1).toString()));
        body.putAll(terms);
        return community.director().post("/v1/agreements", body);
    }

    JsonNode sign(Person person, String agreement) {
        return person.post("/v1/agreements/" + agreement + "/signatures", Body.NOTHING)
                .done();
    }

    /** A registered community whose resolution lets an agreement be drafted. */
    String resolved() {
        register("URBAN");
        registerCommittee();
        return community.committee().resolve("委托街道代理中心代管", null).path("id").asString();
    }

    Principal agreed(JsonNode draft) {
        sign(community.director(), draft.path("id").asString());
        sign(community.town().person("leader"), draft.path("id").asString());
        return community.committee();
    }

    Answer openAccount(String balance) {
        return openAccount(balance, Town.today());
    }

    Answer openAccount(String balance, LocalDate day) {
        return community
                .town()
                .person("cashier")
                .post(
                        "/v1/trust-accounts",
                        Body.of(
                                "principal",
                                community.committee().id(),
                                "name",
                                "新社区" + community.code() + "代管分户",
                                "holder",
                                "ORGANISATION",
                                "bank",
                                "农商银行滨河支行",
                                "accountNumber",
                                "1101" + Math.abs(UUID.randomUUID().hashCode()),
                                "openingBalance",
                                balance,
                                "openedOn",
                                day.toString()));
    }

    /** All of it at once. */
    static Principal served(Town town, String template, String balance) {
        return served(town, template, balance, Town.today());
    }

    /** With an account that was there before. */
    static Principal served(Town town, String template, String balance, LocalDate opened) {
        var founding = of(town);
        var principal =
                founding.agreed(founding.draft(founding.resolved(), template).created());
        founding.openAccount(balance, opened).created();
        return principal;
    }
}
