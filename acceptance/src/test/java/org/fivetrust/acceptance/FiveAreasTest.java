package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One act each of assets, archives and seals: asked, approved, executed, visible; without a warrant refused. */
@Order(8)
class FiveAreasTest {

    private final Town town = Product.shared().town();

    private final Principal dongfang = town.dongfang();

    private final Person reporter = dongfang.community().reporter();

    @Test
    void anAssetLeavesTheRegisterUnderAWarrant() {
        var asset = reporter.post(
                        "/v1/assets",
                        Body.of(
                                "principal", dongfang.id(),
                                "name", "办公桌" + UUID.randomUUID(),
                                "category", "A05",
                                "cost", "2400.00",
                                "acquiredOn", Town.today().minusYears(4).toString(),
                                "place", "居委会办公室",
                                "keeper", "李四",
                                "usefulLifeMonths", 60,
                                "residualRate", "0.04"))
                .created()
                .path("id")
                .asString();
        var disposal = reporter.post(
                        "/v1/disposals",
                        Body.of(
                                "principal",
                                dongfang.id(),
                                "asset",
                                asset,
                                "manner",
                                "SCRAP",
                                "reason",
                                "损坏无法修复",
                                "evidence",
                                List.of(Body.of("kind", "technical-opinion", "number", "鉴定-" + asset))))
                .created();
        var path = "/v1/disposals/" + disposal.path("id").asString();
        var accountant = town.person("accountant");

        refusedWithoutWarrant(accountant, path + "/execute", Body.NOTHING);
        assertThat(field("/v1/assets/" + asset, "status")).isNotEqualTo("DISPOSED");

        assertThat(dongfang.approve(disposal.path("matter").asString()))
                .containsExactly("party-secretary", "committee-director", "supervisor");
        accountant.post(path + "/execute", Body.NOTHING).done();
        assertThat(field(path, "status")).isEqualTo("EXECUTED");
        assertThat(field("/v1/assets/" + asset, "status")).isEqualTo("DISPOSED");
        assertThat(ids("/v1/assets?principal=" + dongfang.id())).contains(asset);
        assertThat(ids("/v1/disposals?principal=" + dongfang.id()))
                .contains(disposal.path("id").asString());
        finished(disposal);
        accountant.post(path + "/execute", Body.NOTHING).refused(409, "warrant.spent");
    }

    @Test
    void aRecordIsLentUnderAWarrantAndComesBack() {
        var archivist = town.person("archivist");
        var bytes = "%%PDF-1.4\n%% 居民代表会议决议 %s\n%%%%EOF\n"
                .formatted(UUID.randomUUID())
                .getBytes(StandardCharsets.UTF_8);
        var record = archivist
                .upload(
                        "/v1/records",
                        Body.of(
                                "principal",
                                dongfang.id(),
                                "title",
                                "2026年度居民代表会议决议",
                                "category",
                                "文书-居民自治",
                                "year",
                                Town.today().getYear()),
                        "resolution.pdf",
                        "application/pdf",
                        bytes)
                .created();
        var path = "/v1/records/" + record.path("id").asString();
        assertThat(record.path("sha256").asString()).isEqualTo(sha256(bytes));
        var loan = reporter.post(
                        path + "/loans",
                        Body.of(
                                "purpose",
                                "换届审计",
                                "borrower",
                                "王建国",
                                "dueOn",
                                Town.today().plusDays(7).toString()))
                .created();
        var handOut = "/v1/loans/" + loan.path("id").asString() + "/hand-out";

        refusedWithoutWarrant(archivist, handOut, Body.NOTHING);
        assertThat(field(path, "status")).isNotEqualTo("OUT");

        assertThat(dongfang.approve(loan.path("matter").asString()))
                .containsExactly("committee-director", "centre-head");
        archivist.post(handOut, Body.NOTHING).done();
        assertThat(field(path, "status")).isEqualTo("OUT");
        finished(loan);
        archivist
                .post("/v1/loans/" + loan.path("id").asString() + "/return", Body.of("condition", "完好"))
                .done();
        assertThat(field(path, "status")).isEqualTo("AVAILABLE");
        assertThat(ids("/v1/records?principal=" + dongfang.id() + "&year="
                        + Town.today().getYear()))
                .contains(record.path("id").asString());
    }

    @Test
    void aSealIsPutDownUnderAWarrantOnTheVeryPaperApproved() {
        var custodian = town.person("custodian");
        var paper = "sha-256:" + sha256(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        var asked = reporter.post("/v1/seal-requests", imprint("租赁合同", paper, "contract"))
                .created();
        var path = "/v1/seal-requests/" + asked.path("id").asString();

        refusedWithoutWarrant(custodian, path + "/imprints", Body.of("documentDigest", paper, "copies", 2));

        assertThat(dongfang.approve(asked.path("matter").asString()))
                .containsExactly("committee-director", "party-secretary", "centre-head");
        var other = "sha-256:" + sha256("别的文件".getBytes(StandardCharsets.UTF_8));
        Problem.inBothLanguages(
                custodian,
                person -> person.post(path + "/imprints", Body.of("documentDigest", other, "copies", 2)),
                422,
                "seals.other-document");
        Problem.inBothLanguages(
                custodian,
                person -> person.post(path + "/imprints", Body.of("documentDigest", paper, "copies", 3)),
                422,
                "seals.too-many-copies");
        assertThat(uses(paper)).isEmpty();

        custodian
                .post(path + "/imprints", Body.of("documentDigest", paper, "copies", 2))
                .done();
        assertThat(field(path, "status")).isEqualTo("IMPRINTED");
        assertThat(uses(paper)).hasSize(1).allSatisfy(use -> {
            assertThat(use.path("copies").asInt()).isEqualTo(2);
            assertThat(use.path("useNumber").asString("")).isNotBlank();
        });
        finished(asked);
        custodian
                .post(path + "/imprints", Body.of("documentDigest", paper, "copies", 2))
                .refused(409, "warrant.spent");
    }

    @Test
    void whatIsOnTheRefusalListIsNeverSealed() {
        var paper = "sha-256:" + sha256("亲属关系证明".getBytes(StandardCharsets.UTF_8));

        for (var category : List.of("kinship-certificate", "亲属关系证明")) {
            Problem.inBothLanguages(
                            reporter,
                            person -> person.post("/v1/seal-requests", imprint("亲属关系证明", paper, category)),
                            422,
                            "seals.certificate-not-issued")
                    .saysHowToCure();
        }

        assertThat(uses(paper)).isEmpty();
        assertThat(reporter.list("/v1/refusal-list")).isNotEmpty();
    }

    private Map<String, Object> imprint(String title, String digest, String category) {
        return Body.of(
                "principal",
                dongfang.id(),
                "seal",
                dongfang.seal(),
                "document",
                Body.of("title", title, "digest", digest, "pages", 6, "blankFields", 0),
                "copies",
                2,
                "purpose",
                "租赁合同签订",
                "category",
                category);
    }

    private List<JsonNode> uses(String digest) {
        return reporter.list("/v1/seals/" + dongfang.seal() + "/register").stream()
                .filter(use -> use.path("documentDigest").asString().equals(digest))
                .toList();
    }

    private static void refusedWithoutWarrant(Person person, String path, Object body) {
        Problem.inBothLanguages(person, somebody -> somebody.post(path, body), 409, "warrant.missing");
    }

    private void finished(JsonNode asked) {
        Await.until(
                "the matter is known to be executed",
                () -> dongfang.matter(asked.path("matter").asString())
                        .path("status")
                        .asString(),
                "EXECUTED"::equals);
    }

    private String field(String path, String name) {
        return reporter.get(path).ok().path(name).asString();
    }

    private List<String> ids(String path) {
        return reporter.list(path).stream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
