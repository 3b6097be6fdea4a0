package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A refusal as it is read: what the agreement says, and what would cure it. */
record Problem(JsonNode body) {

    static final String CHINESE = ".*\\p{IsHan}.*";

    /** Tried twice, by who reads English and by who reads Chinese: the same refusal, each in the reader's words. */
    static Problem inBothLanguages(Person person, Function<Person, Answer> attempt, int status, String code) {
        var english = attempt.apply(person).refused(status, code);
        var chinese = attempt.apply(person.inChinese()).refused(status, code);
        assertThat(english.title()).doesNotMatch(CHINESE);
        assertThat(chinese.title()).matches(CHINESE);
        assertThat(chinese.body().path("detail").asString("")).matches(CHINESE);
        return english;
    }

    String title() {
        return body.path("title").asString("");
    }

    Problem citesClause(String number) {
        assertThat(clauses()).as(body.toString()).isNotEmpty().allSatisfy(clause -> {
            assertThat(clause.path("text").asString("")).isNotBlank();
            assertThat(clause.path("english").asString("")).isNotBlank();
        });
        assertThat(clauses().values())
                .as(body.toString())
                .extracting(clause -> clause.path("number").asString())
                .contains(number);
        return this;
    }

    Problem saysHowToCure() {
        assertThat(body.path("cure")).as(body.toString()).isNotEmpty().allSatisfy(cure -> {
            assertThat(cure.path("code").asString("")).isNotBlank();
            assertThat(cure.path("what").asString("")).isNotBlank();
        });
        return this;
    }

    private JsonNode clauses() {
        return body.path("clauses");
    }
}
