package org.fivetrust.funds.statement.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.junit.jupiter.api.Test;

class StatementChainTest {

    private static final StatementChain LAST = new StatementChain(4, Money.parse("5.00"), 7L);

    private static Outcome<Integer> follow(StatementChain chain, String opening, Long sequence, String known) {
        return chain.follow("S", Money.parse(opening), sequence, Money.parse(known));
    }

    @Test
    void the_first_statement_opens_with_any_balance() {
        assertThat(follow(StatementChain.BEGINNING, "123.00", 40L, "0.00").orRefuse())
                .isOne();
    }

    @Test
    void the_next_one_opens_with_the_last_closing_balance() {
        assertThat(follow(LAST, "5.00", 8L, "0.00").orRefuse()).isEqualTo(5);
    }

    @Test
    void one_that_reaches_back_opens_so_much_lower_as_its_known_entries_come_to() {
        assertThat(follow(LAST, "2.00", null, "3.00").orRefuse()).isEqualTo(5);
    }

    @Test
    void another_opening_balance_is_a_gap_with_both_figures() {
        assertThat(follow(LAST, "6.00", 8L, "0.00")).isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
            assertThat(declined.because().code()).isEqualTo("funds.statement-gap");
            assertThat(declined.because().facts().toString()).contains("6.00", "5.00");
        });
    }

    @Test
    void a_number_that_is_left_out_is_a_gap() {
        assertThat(follow(LAST, "5.00", 9L, "0.00")).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void a_count_that_begins_anew_is_none() {
        assertThat(follow(LAST, "5.00", 1L, "0.00").orRefuse()).isEqualTo(5);
    }
}
