package org.fivetrust.archives.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Form;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Records;
import org.fivetrust.testing.world.Records.Sent;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** One form never stops the service: it is refused soon, nothing is kept, and the next one is taken. */
@ArchivesTest
class HostileFormApiTest {

    private static final String FORM = "multipart/form-data; boundary=X";

    private static final Duration SOON = Duration.ofSeconds(6);

    private static final int PARTS = 100_000;

    @Autowired
    private WebTestClient client;

    private Community community;
    private Records records;

    @BeforeEach
    void aTown() {
        NeighbourStub.reset();
        community = World.over(client).community();
        records = new Records(community);
    }

    private static String part(String name, String more, String body) {
        return "--X\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\n\n" + body + "\n";
    }

    private static Arguments form(String name, int status, String code, Function<String, String> body) {
        return Arguments.of(name, status, code, body);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                form(
                        "100,000 empty parts",
                        413,
                        "archives.too-many-parts",
                        whole -> part("x", "", "").repeat(PARTS) + whole),
                form(
                        "100,000 parts that are all the content",
                        413,
                        "archives.too-many-parts",
                        whole -> part("content", "; filename=\"a.pdf\"\nContent-Type: application/pdf", "%PDF-1.7")
                                        .repeat(PARTS)
                                + whole),
                form(
                        "100,000 parts that are all the metadata",
                        413,
                        "archives.too-many-parts",
                        whole -> part("metadata", "", "{}").repeat(PARTS) + whole),
                form(
                        "a header of a megabyte",
                        413,
                        "request.too-large",
                        whole -> part("x", "\nX-Padding: " + "y".repeat(1 << 20), "") + whole),
                form(
                        "a name of nine kilobytes",
                        400,
                        "request.malformed",
                        whole -> part("n".repeat(9000), "", "") + whole),
                form(
                        "a part of 12 MB that nobody asked for",
                        413,
                        "archives.form-too-large",
                        whole -> part("x", "; filename=\"x\"", "y".repeat(12 << 20)) + whole));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void is_refused_soon_and_nothing_is_kept(String name, int status, String code, Function<String, String> body)
            throws IOException {
        var whole = part("metadata", "\nContent-Type: application/json", """
                        {"principal":"%s","title":"a","category":"会计","year":2026}""".formatted(community.committee()))
                + part("content", "; filename=\"a.pdf\"\nContent-Type: application/pdf", "%PDF-1.7 and more")
                + "--X--\n";
        var form = body.apply(whole);
        var sent = Instant.now();

        var problem = community
                .archives("archivist")
                .fileRecord(FORM, Form.lines(form))
                .is(status);

        assertThat(Duration.between(sent, Instant.now())).isLessThan(SOON);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.toString()).hasSizeLessThan(20_000);
        assertThat(community
                        .archives("archivist")
                        .listRecords("principal", community.committee())
                        .items())
                .isEmpty();
        try (var drafts = Files.list(Path.of("target/store/.incoming"))) {
            assertThat(drafts).isEmpty();
        }
        records.file(records.resolution(), new Sent("a.pdf", "application/pdf", "%PDF-1.7".getBytes(UTF_8)))
                .created();
    }
}
