package org.fivetrust.accounts.dimension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@AccountsTest
class DimensionApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        book = books.opened();
    }

    private String path() {
        return "/v1/books/" + book + "/dimensions";
    }

    private static Map<String, Object> project() {
        return Map.of(
                "code",
                "project",
                "name",
                "项目",
                "kind",
                "PROJECT",
                "requiredBy",
                List.of("5301"),
                "values",
                List.of(Map.of("code", "P1", "name", "道路铺装")));
    }

    private static Map<String, Object> supplied(Map<String, String> dimensions) {
        var body = new HashMap<>(supplies("2026-03-05", "600.00"));
        body.put(
                "lines",
                List.of(
                        Map.of("summary", "用品", "account", "5301", "debit", "600.00", "dimensions", dimensions),
                        Map.of("summary", "用品", "account", "1002", "credit", "600.00")));
        return body;
    }

    @Test
    void anAccountThatWantsADimensionTakesNoLineWithoutIt() {
        community.accounts("accountant").defineDimension(book, project()).created();

        var missing = community
                .accounts("accountant")
                .draftVoucher(book, supplied(Map.of()))
                .refused(422, "accounts.voucher-unsound");
        assertThat(missing.path("violations").get(0).path("pointer").asString())
                .isEqualTo("/lines/0/dimensions/project");
        community
                .accounts("accountant")
                .draftVoucher(book, supplied(Map.of("project", "P2")))
                .refused(422, "accounts.voucher-unsound");
        community
                .accounts("accountant")
                .draftVoucher(book, supplied(Map.of("project", "P1")))
                .created();

        community
                .accounts("accountant")
                .addDimensionValues(book, "project", Map.of("values", List.of(Map.of("code", "P2", "name", "路灯"))))
                .ok();
        community
                .accounts("accountant")
                .draftVoucher(book, supplied(Map.of("project", "P2")))
                .created();
        assertThat(community
                        .accounts("accountant")
                        .listDimensions(book)
                        .items()
                        .getFirst()
                        .path("values"))
                .hasSize(2);
    }

    @Test
    void aFileNamesItsDimensions() {
        community.accounts("accountant").defineDimension(book, project()).created();
        var csv = "voucher_no,date,summary,account_code,debit,credit,dim:project\n"
                + "1,2026-01-05,用品,5301,1,,%s\n1,2026-01-05,用品,1002,,1,\n";

        var problem = books.sent(book, csv.formatted("")).refused(422, "accounts.import-unsound");
        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/rows/2/dim:project");
        books.imported(book, csv.formatted("P1"));
    }

    @Test
    void itIsDefinedOnceAndOnAccountsThatAreThere() {
        community.accounts("accountant").defineDimension(book, project()).created();
        community.accounts("accountant").defineDimension(book, project()).refused(409, "accounts.dimension-exists");
        var wrong = new HashMap<>(project());
        wrong.put("code", "other");
        wrong.put("requiredBy", List.of("9999"));
        community.accounts("accountant").defineDimension(book, wrong).refused(400, "request.malformed");
        community.accounts("reporter").defineDimension(book, wrong).refused(403, "agreement.role-not-entitled");
        World.over(client).community().accounts("reporter").listDimensions(book).refused(404, "access.not-found");
    }
}
