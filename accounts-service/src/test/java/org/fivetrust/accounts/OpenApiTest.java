package org.fivetrust.accounts;

import org.fivetrust.testing.EveryFault;
import org.fivetrust.testing.OpenApiCheck;
import org.fivetrust.testing.ReadOperations;
import org.fivetrust.testing.RolesOfOperations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@AccountsTest
class OpenApiTest {

    @Autowired
    private WebTestClient client;

    @Test
    void theContractIsTheOneCheckedIn() {
        OpenApiCheck.matches(client, "accounts");
    }

    @Test
    void every_reading_is_answered_however_few_connections_there_are() {
        ReadOperations.isAnswered(client, "accounts");
    }

    @Test
    void an_operation_is_refused_to_all_but_the_roles_that_the_document_names() {
        RolesOfOperations.areDemanded(client, "accounts");
    }

    @Test
    void every_fault_of_a_request_is_told_at_once() {
        EveryFault.isTold(client, "accounts");
    }
}
