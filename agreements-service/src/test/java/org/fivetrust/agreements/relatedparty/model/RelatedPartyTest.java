package org.fivetrust.agreements.relatedparty.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.relatedparty.model.RelatedParty.near;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelatedPartyTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);

    private static final RelatedParty FIRM = new RelatedParty("director", PartyKey.of("恒源", "6222"), FIRST, LAST);
    private static final RelatedParty SPOUSE = new RelatedParty("secretary", PartyKey.of("李四", null), FIRST, null);
    private static final List<RelatedParty> REGISTERED = List.of(FIRM, SPOUSE);

    @Test
    void a_party_is_known_by_its_name_or_by_its_account() {
        assertThat(near(PartyKey.of("恒 源", "1"), FIRST, REGISTERED)).containsExactly("director");
        assertThat(near(PartyKey.of("另一家", "6222"), FIRST, REGISTERED)).containsExactly("director");
        assertThat(near(PartyKey.of("另一家", "1"), FIRST, REGISTERED)).isEmpty();
    }

    @Test
    void two_parties_without_an_account_are_not_one() {
        assertThat(near(PartyKey.of("王五", null), FIRST, REGISTERED)).isEmpty();
    }

    @Test
    void an_entry_counts_from_its_first_to_its_last_day() {
        var party = PartyKey.of("恒源", null);

        assertThat(near(party, FIRST.minusDays(1), REGISTERED)).isEmpty();
        assertThat(near(party, FIRST, REGISTERED)).containsExactly("director");
        assertThat(near(party, LAST, REGISTERED)).containsExactly("director");
        assertThat(near(party, LAST.plusDays(1), REGISTERED)).isEmpty();
    }

    @Test
    void an_entry_without_a_last_day_counts_on() {
        assertThat(near(PartyKey.of("李四", null), LAST.plusYears(9), REGISTERED)).containsExactly("secretary");
    }

    @Test
    void a_person_is_the_party_of_the_own_name() {
        assertThat(PartyKey.of("李 四", null).isNamed("李四")).isTrue();
        assertThat(PartyKey.of("李四", null).isNamed("李五")).isFalse();
    }
}
