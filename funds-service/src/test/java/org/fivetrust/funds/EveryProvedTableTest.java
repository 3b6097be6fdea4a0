package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import org.fivetrust.testing.EveryProvedTable;
import org.junit.jupiter.api.Test;

/** A row of any table that has leaves, changed past the service in any column or deleted, is named by verification. */
@FundsTest
class EveryProvedTableTest {

    /**
     * The figures of a trust account are compared with its entries, and the bytes of a bank file and of a paper are
     * held by a constraint to their proven digest. When somebody asks again proves nothing.
     */
    @Test
    void no_column_of_a_proven_table_changes_unnoticed() {
        assertThat(EveryProvedTable.unnoticed("funds"))
                .containsExactly(
                        "act.ask_again_at",
                        "authority_key.last_listed_at",
                        "bank_file.content",
                        "bank_order.ask_at",
                        "bank_order.asked_at",
                        "bank_order.asks",
                        "filed_paper.bytes",
                        "trust_account.balance",
                        "trust_account.cleared",
                        "trust_account.entries",
                        "trust_account.reserved");
    }

    @Test
    void what_the_money_rests_on_is_proven() {
        assertThat(EveryProvedTable.tables("funds"))
                .contains(
                        "act",
                        "alert",
                        "bank_account",
                        "bank_match",
                        "bank_order",
                        "bank_statement",
                        "budget",
                        "deposit",
                        "earmark",
                        "payee_account",
                        "payment",
                        "payment_return",
                        "receipt_number",
                        "reconciliation",
                        "trust_entry");
    }
}
