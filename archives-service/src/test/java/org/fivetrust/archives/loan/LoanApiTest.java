package org.fivetrust.archives.loan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Records;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A loan from the request to the return, and who sees it. */
@ArchivesTest
class LoanApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Records records;
    private UUID record;

    @BeforeEach
    void aRecordToLend() {
        NeighbourStub.reset();
        community = World.over(client).community();
        records = new Records(community);
        record = records.filed();
    }

    private String loanStatus(UUID loan) {
        return community.archives("reporter").readLoan(loan).ok().path("status").asString();
    }

    private String recordStatus() {
        return community
                .archives("reporter")
                .readRecord(record)
                .ok()
                .path("status")
                .asString();
    }

    private UUID out() {
        var loan = records.requested(record);
        NeighbourStub.approve(client, loan);
        community.archives("archivist").handOutLoan(loan).ok();
        return loan;
    }

    @Test
    void a_record_goes_out_once_its_community_has_decided_and_comes_back() {
        var asked = community
                .archives("reporter")
                .requestLoan(record, Records.loan())
                .located("/v1/loans/[0-9a-f-]{36}")
                .created();
        var loan = UUID.fromString(asked.path("id").asString());
        assertThat(asked.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(asked.path("matterNumber").asString()).isNotEmpty();
        assertThat(recordStatus()).isEqualTo("LOAN_REQUESTED");

        NeighbourStub.approve(client, loan);
        assertThat(loanStatus(loan)).isEqualTo("AUTHORISED");
        var out = community.archives("archivist").handOutLoan(loan).ok();
        assertThat(out.path("status").asString()).isEqualTo("OUT");
        assertThat(out.path("handedOutBy").asString()).isEqualTo("archivist");
        assertThat(recordStatus()).isEqualTo("OUT");
        assertThat(community
                        .archives("reporter")
                        .readRecord(record)
                        .ok()
                        .path("loan")
                        .asString())
                .isEqualTo(loan.toString());

        var back = community
                .archives("archivist")
                .takeBackLoan(loan, Map.of("condition", "完好，共12页"))
                .ok();
        assertThat(back.path("status").asString()).isEqualTo("RETURNED");
        assertThat(back.path("condition").asString()).isEqualTo("完好，共12页");
        assertThat(recordStatus()).isEqualTo("AVAILABLE");
        community.archives("reporter").requestLoan(record, Records.loan()).created();
    }

    @Test
    void another_communitys_loans_are_not_there() {
        var loan = out();
        var stranger = "reporter.elsewhere";

        community.archives(stranger).requestLoan(record, Records.loan()).refused(404, "access.not-found");
        community.archives(stranger).readLoan(loan).refused(404, "access.not-found");
        community.archives(stranger).takeBackLoan(loan, Body.NOTHING).refused(404, "access.not-found");
        assertThat(community
                        .archives(stranger)
                        .listLoans("principal", community.committee())
                        .items())
                .isEmpty();
        assertThat(community
                        .archives("auditor")
                        .listLoans("status", "OUT", "principal", community.committee())
                        .items())
                .hasSize(1);
        community.archives("archivist").handOutLoan(UUID.randomUUID()).refused(404, "access.not-found");
    }

    @Test
    void pages_follow_one_another() {
        IntStream.range(0, 3).forEach(_ -> records.requested(records.filed()));
        var page = community.archives("reporter").listLoans("limit", 2).ok();

        assertThat(page.path("items")).hasSize(2);
        assertThat(community
                        .archives("reporter")
                        .listLoans("limit", 2, "cursor", page.path("next").asString())
                        .items())
                .hasSize(1);
    }
}
