package org.fivetrust.accounts;

import org.fivetrust.testing.ReadingMatrix;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who reads what of this service (查阅权限). */
@AccountsTest
@ReadsTheWholeLog
class ReadingTest {

    @Autowired
    private WebTestClient client;

    @Test
    void each_role_reads_what_its_row_says_and_nothing_else() {
        ReadingMatrix.isKept(client, "accounts");
    }
}
