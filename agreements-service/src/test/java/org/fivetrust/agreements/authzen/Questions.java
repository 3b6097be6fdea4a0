package org.fivetrust.agreements.authzen;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import tools.jackson.databind.JsonNode;

/** Questions to the decision point about one community, in the words of AuthZEN. */
record Questions(Community community) {

    static Map<String, Object> user(String id) {
        return Map.of("type", "user", "id", id);
    }

    static Map<String, Object> role(String id) {
        return Map.of("type", "role", "id", id);
    }

    static Map<String, Object> action(String name) {
        return Map.of("name", name);
    }

    static Map<String, Object> action(String name, Map<String, Object> properties) {
        return Map.of("name", name, "properties", properties);
    }

    static Map<String, Object> matter(String id) {
        return Map.of("type", "matter", "id", id);
    }

    static Map<String, Object> ask(Object subject, Object action, Object resource) {
        return Map.of("subject", subject, "action", action, "resource", resource);
    }

    static List<Boolean> decisions(JsonNode evaluations) {
        return evaluations
                .valueStream()
                .map(one -> one.path("decision").asBoolean())
                .toList();
    }

    Map<String, Object> principal() {
        return Map.of("type", "principal", "id", community.committee());
    }

    String reporter() {
        return community.login("reporter");
    }

    JsonNode one(String login, Object request) {
        return community.agreements(login).evaluate(request).ok();
    }

    boolean may(String login, Object subject, Object action, Object resource) {
        return one(login, ask(subject, action, resource)).path("decision").asBoolean();
    }

    JsonNode all(String login, Object request) {
        return community.agreements(login).evaluateAll(request).ok();
    }

    JsonNode many(String login, Map<String, Object> request) {
        return all(login, request).path("evaluations");
    }

    JsonNode search(String login, String what, Map<String, Object> request) {
        var agreements = community.agreements(login);
        var reply =
                switch (what) {
                    case "subject" -> agreements.searchSubjects(request);
                    case "resource" -> agreements.searchResources(request);
                    case "action" -> agreements.searchActions(request);
                    default -> throw new IllegalArgumentException(what);
                };
        return reply.ok();
    }

    /** A body of any type. */
    Reply raw(String login, String path, String type, String body) {
        return community.caller(login).upload(path, type, body.getBytes(StandardCharsets.UTF_8));
    }
}
