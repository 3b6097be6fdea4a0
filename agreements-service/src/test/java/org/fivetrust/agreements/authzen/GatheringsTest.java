package org.fivetrust.agreements.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.fivetrust.agreements.authority.model.Gathering;
import org.fivetrust.agreements.authzen.model.Access;
import org.fivetrust.agreements.authzen.model.Access.Circumstances;
import org.fivetrust.agreements.authzen.model.AccessAction;
import org.fivetrust.agreements.authzen.model.AccessEntity;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class GatheringsTest {

    private static final PrincipalId OWN = new PrincipalId("east-committee");

    private static Gathering gathering(List<Access> questions) {
        return Gatherings.of(questions, principal -> Mono.just(principal).filter(OWN::equals))
                .block();
    }

    private static Access access(
            String type, String id, @Nullable String party, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return new Access(
                new AccessEntity("user", "reporter.east", Map.of()),
                new AccessAction("request:PAYMENT"),
                new AccessEntity(type, id, Map.of()),
                new Circumstances(null, party, null, null, false, asOf, knownAt));
    }

    private static Access about(String principal) {
        return access("principal", principal, null, null, null);
    }

    @Test
    void many_questions_about_one_principal_rest_on_one_ground() {
        var many = IntStream.range(0, 10).mapToObj(_ -> about(OWN.value())).toList();
        assertThat(gathering(many)).isEqualTo(new Gathering(Set.of(OWN), Set.of()));
    }

    @Test
    void people_are_looked_up_only_where_there_is_another_side() {
        assertThat(gathering(List.of(access("principal", OWN.value(), "恒源", null, null))))
                .isEqualTo(new Gathering(Set.of(OWN), Set.of("reporter.east")));
    }

    @Test
    void nothing_is_gathered_of_what_the_caller_does_not_see_or_of_the_past_or_of_matters() {
        var questions = List.of(
                about("west-committee"),
                about("No Name"),
                access("matter", "00000000-0000-0000-0000-000000000000", null, null, null),
                access("principal", OWN.value(), "恒源", LocalDate.EPOCH, null),
                access("principal", OWN.value(), "恒源", null, Instant.EPOCH));
        assertThat(gathering(questions)).isEqualTo(Gathering.NOTHING);
    }
}
