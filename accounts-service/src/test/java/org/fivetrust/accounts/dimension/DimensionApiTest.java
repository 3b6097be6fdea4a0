package org.fivetrust.accounts.dimension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.supplies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@AccountsTest
class DimensionApiTest {

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
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
        town.created("accountant", path(), project());
        var vouchers = "/v1/books/" + book + "/vouchers";

        var missing = refused(town.post("accountant", vouchers, supplied(Map.of())), 422, "accounts.voucher-unsound");
        assertThat(missing.path("violations").get(0).path("pointer").asString())
                .isEqualTo("/lines/0/dimensions/project");
        refused(town.post("accountant", vouchers, supplied(Map.of("project", "P2"))), 422, "accounts.voucher-unsound");
        town.created("accountant", vouchers, supplied(Map.of("project", "P1")));

        town.done(
                "accountant",
                path() + "/project/values",
                Map.of("values", List.of(Map.of("code", "P2", "name", "路灯"))));
        town.created("accountant", vouchers, supplied(Map.of("project", "P2")));
        assertThat(town.list(path()).getFirst().path("values")).hasSize(2);
    }

    @Test
    void aFileNamesItsDimensions() {
        town.created("accountant", path(), project());
        var csv = "voucher_no,date,summary,account_code,debit,credit,dim:project\n"
                + "1,2026-01-05,用品,5301,1,,%s\n1,2026-01-05,用品,1002,,1,\n";

        var problem = refused(town.csv(book, "", csv.formatted("")), 422, "accounts.import-unsound");
        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/rows/2/dim:project");
        town.imported(book, csv.formatted("P1"));
    }

    @Test
    void itIsDefinedOnceAndOnAccountsThatAreThere() {
        town.created("accountant", path(), project());
        refused(town.post("accountant", path(), project()), 409, "accounts.dimension-exists");
        var wrong = new HashMap<>(project());
        wrong.put("code", "other");
        wrong.put("requiredBy", List.of("9999"));
        refused(town.post("accountant", path(), wrong), 400, "request.malformed");
        refused(town.post(town.reporter(), path(), wrong), 403, "agreement.role-not-entitled");
        refused(town.get(Town.over(town.client()).reporter(), path()), 404, "access.not-found");
    }
}
