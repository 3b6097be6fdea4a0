package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.SQLException;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What neither the service nor the owner of the tables may do to vouchers. */
@AccountsTest
class VoucherPrivilegesTest {

    @Autowired
    private WebTestClient client;

    private Books books;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        books = new Books(World.over(client).community());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update voucher set date = '2026-03-06' where id = '%s'",
                "update voucher set number = 7 where id = '%s'",
                "update voucher set status = 'DRAFT', number = null where id = '%s'",
                "update voucher_line set debit = 1 where voucher = '%s' and debit <> 0",
                "update voucher_step set by = 'somebody' where voucher = '%s'",
                "delete from voucher_line where voucher = '%s'",
                "delete from voucher where id = '%s'"
            })
    void whatIsPostedStaysEvenForTheOwnerOfTheTables(String statement) throws SQLException {
        var id = books.posted(books.opened(), supplies("2026-03-05", "600.00"));
        try (var connection = TestPostgres.superuser("accounts");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement.formatted(id))).isInstanceOf(SQLException.class);
        }
        assertThat(books.voucher(id).path("total").asString()).isEqualTo("600.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update voucher set status = 'POSTED', number = 1",
                "update balance set debit = 0",
                "insert into voucher_count (principal, book, month, type, last) values ('a', gen_random_uuid(), '2026-01-01', 'PAYMENT', 9)",
                "update posting_rule set debit = '1002'",
                "delete from voucher",
                "delete from voucher_line",
                "update voucher_line set debit = 0",
                "truncate voucher cascade"
            })
    void theServiceItselfMayNeitherNumberNorBalanceAtWill(String statement) throws SQLException {
        try (var connection = TestPostgres.application("accounts");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("permission denied");
        }
    }
}
