package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a person who writes a client sees first. */
class DocumentsTest {

    private final Town town = Product.shared().town();

    @Test
    void oneDocumentHasTheOperationsOfAllServices() {
        var paths = town.person("auditor").get("/openapi").ok().path("paths");

        assertThat(Operation.all())
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(paths.has(operation.path())).isTrue());
    }

    @Test
    void oneListHasTheProblemTypesOfAllServices() {
        var types = town.person("auditor").get("/problems/").ok().path("items");

        assertThat(types.valueStream().map(type -> type.path("code").asString()))
                .contains("request.malformed", "funds.balance-short", "agreement.out-of-scope")
                .doesNotHaveDuplicates();
    }
}
