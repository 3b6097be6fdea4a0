package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class EndpointTableTest {

    @Test
    void the_page_of_endpoints_lists_exactly_the_operations_of_the_documents() throws IOException {
        var page = EndpointTable.page();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(OpenApiCheck.endpoints(), page);
        }
        assertThat(Files.readString(OpenApiCheck.endpoints()))
                .as("docs/endpoints.md; -Dopenapi.write=true writes it")
                .isEqualTo(page);
    }

    @Test
    void every_operation_has_a_row() {
        var page = EndpointTable.page();
        assertThat(OpenApiCheck.operations("funds"))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(page).contains("| `" + operation + "` |"));
    }
}
