package org.fivetrust.archives.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.archives.Town.read;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.archives.Town;
import org.fivetrust.archives.Town.Sent;
import org.fivetrust.testing.Keys;
import org.fivetrust.testing.Stub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ArchivesTest
class RecordApiTest {

    private Town town;

    @BeforeEach
    void aTown(@Autowired WebTestClient client) {
        Stub.reset();
        town = Town.over(client);
    }

    @Test
    void whatIsFiledIsReadBackByteForByte() throws Exception {
        var sent = Sent.pdf("第三季度决议");
        var sha = MessageDigest.getInstance("SHA-256").digest(sent.bytes());

        var filed = read(town.file("archivist", Keys.next(), town.resolution(), sent)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/v1/records/[0-9a-f-]{36}"));

        assertThat(filed.path("sha256").asString()).isEqualTo(HexFormat.of().formatHex(sha));
        assertThat(filed.path("size").asInt()).isEqualTo(sent.bytes().length);
        assertThat(filed.path("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(filed.path("archivalNumber").asString())
                .matches("[A-Z]\\d{3}-WS·" + Town.TODAY.getYear() + "·Y·ZZ-0001");
        var content = town.get(
                        town.reporter(), "/v1/records/" + filed.path("id").asString() + "/content")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha) + ":")
                .expectHeader()
                .valueEquals("Content-Type", "application/pdf")
                .expectHeader()
                .valueEquals(
                        "Content-Disposition",
                        "attachment; filename=\"__.pdf\"; filename*=UTF-8''%E5%86%B3%E8%AE%AE.pdf")
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        assertThat(content).isEqualTo(sent.bytes());
    }
}
