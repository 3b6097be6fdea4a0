package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Clauses;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Votes of a community on what it has paid for, and how they are laid before those who approve. */
record PaymentResolutions(Community community) {

    /** Of the supervisor, who checks that a resolution covers the payment. */
    static final int CHECK = 3;

    static final String WORD = "经核对会议记录，所议即本次付款";

    /** To mend the road, ten days ago and by all who were present, but for some fields. */
    Map<String, Object> vote(Object... differently) {
        var vote = Body.with(
                community.vote(),
                "noticeOn",
                World.today().minusDays(20).toString(),
                "heldOn",
                World.today().minusDays(10).toString(),
                "inFavour",
                45,
                "against",
                0,
                "subject",
                "修补路面");
        return Body.with(vote, differently);
    }

    static Map<String, Object> item(String amount, Object... differently) {
        return Body.with(Body.of("no", 1, "subject", "修补路面", "kind", "PAYMENT", "amount", amount), differently);
    }

    /** The id of a vote that is valid. */
    String recorded(Map<String, Object> vote) {
        var recorded = community.agreements("director").recordResolution(vote).created();
        assertThat(recorded.path("valid").asBoolean()).as(recorded.toString()).isTrue();
        return recorded.path("id").asString();
    }

    JsonNode read(String resolution) {
        return community.agreements("reporter").readResolution(resolution).ok();
    }

    /** A payment that waits for the supervisor, who lays the resolution. */
    String waiting(String amount, String payee) {
        var matter = community.opened(amount, payee);
        community.approve("secretary", matter, 1).ok();
        community.approve("director", matter, 2).ok();
        return matter;
    }

    static Map<String, Object> evidence(String resolution, @Nullable Integer item, @Nullable String word) {
        return Body.of(
                "evidence",
                List.of(Body.of("kind", "RESOLUTION", "resolution", resolution, "item", item, "confirmation", word)));
    }

    Reply laid(String matter, String resolution, @Nullable Integer item, @Nullable String word) {
        return community.approve("supervisor", matter, CHECK, evidence(resolution, item, word));
    }

    Reply laid(String matter, String resolution, @Nullable Integer item) {
        return laid(matter, resolution, item, null);
    }

    Reply confirmed(String who, String matter, String resolution, @Nullable Integer item) {
        return community
                .agreements(who)
                .confirmEvidence(matter, Body.of("resolution", resolution, "statement", WORD, "item", item));
    }

    /** A step of three days that wants evidence. */
    static Map<String, Object> step(String role, List<String> evidence, Object... more) {
        return Body.with(Clauses.step(role, "days", 3, "evidence", evidence), more);
    }
}
