package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Consistency;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The log only grows, without gaps, and shows each community its own leaves. */
@AccountsTest
class LogApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private Log log;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        log = new Log(community);
        book = books.opened();
    }

    private Bundle posted() {
        return log.proof(books.posted(book, supplies("2026-03-05", "600.00")));
    }

    private JsonNode leaf(String who, long index) {
        return community
                .evidence(who)
                .listLeaves("accounts", "limit", 1, "from", index)
                .items()
                .getFirst();
    }

    @Test
    void theLogOnlyGrows() {
        var earlier = Log.checkpoint(posted());
        var later = Log.checkpoint(posted());

        var proof = Consistency.parse(community
                .evidence("auditor")
                .proveConsistency("accounts", "from", earlier.size(), "to", later.size())
                .whole());

        assertThat(later.size()).isGreaterThan(earlier.size());
        assertThat(proof.leads(earlier, later)).isTrue();
        assertThat(proof.leads(later, earlier)).isFalse();
    }

    @Test
    void aCheckpointIsKeptAsItWasSigned() {
        var signed = posted();
        posted();

        assertThat(log.note("size", Log.checkpoint(signed).size()))
                .isEqualTo(signed.checkpoint().whole());
    }

    @Test
    void theLastCheckpointCoversWhatWasProven() {
        var proven = Log.checkpoint(posted()).size();

        assertThat(log.checkpoint().size()).isGreaterThanOrEqualTo(proven);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consistency?from=0&to=1",
                "consistency?from=2&to=1",
                "consistency?from=1&to=999999999",
                "consistency?from=1",
                "leaves?from=-1",
                "leaves?limit=0",
                "leaves?limit=100000",
                "checkpoint?size=x"
            })
    void whatTheLogNeverWasIsNotProven(String path) {
        posted();

        community.caller("auditor").follow("/v1/logs/accounts/" + path).refused(400, "request.malformed");
    }

    @Test
    void anotherAreasLogIsNotHere() {
        community.evidence("auditor").readCheckpoint("funds").refused(404, "access.not-found");
    }

    @Test
    void aCommunitySeesTheTextOfItsLeaves() {
        var bundle = posted();

        assertThat(leaf("reporter", bundle.index()).path("leaf").asString())
                .isEqualTo(bundle.leaf().text());
    }

    @Test
    void othersSeeTheHashOfALeafAndNeverItsText() {
        var index = posted().index();

        var others = leaf("reporter.elsewhere", index);

        assertThat(others.path("leaf").isNull()).isTrue();
        assertThat(others.path("sha256")).isEqualTo(leaf("reporter", index).path("sha256"));
    }

    private List<Bundle> twentyAtOnce() {
        var vouchers = books.reviewedAll(
                book,
                IntStream.range(0, 20)
                        .mapToObj(n -> supplies("2026-03-05", (n + 1) + ".00"))
                        .toList());
        return atOnce(20, n -> {
            community.accounts("accountant").postVoucher(vouchers.get(n)).ok();
            return log.proof(vouchers.get(n));
        });
    }

    @Test
    void manyAtOnceAreEachProvenAtAPlaceOfTheirOwn() {
        var bundles = twentyAtOnce();

        var keys = log.keys();
        assertThat(bundles).allSatisfy(bundle -> assertThat(bundle.faults(keys)).isEmpty());
        assertThat(bundles).extracting(Bundle::index).doesNotHaveDuplicates();
    }

    @Test
    void manyAtOnceGetPlacesWithoutGaps() {
        var first = posted().index();
        twentyAtOnce();

        var size = log.checkpoint().size();
        var places = new ArrayList<Long>();
        for (var from = first; from < size; from += 200) {
            community
                    .evidence("auditor")
                    .listLeaves("accounts", "limit", 200, "from", from)
                    .items()
                    .forEach(leaf -> places.add(leaf.path("index").asLong()));
        }
        assertThat(places).containsAll(LongStream.range(first, size).boxed().toList());
    }
}
