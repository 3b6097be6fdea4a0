package org.fivetrust.funds.alert.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.funds.alert.model.AlertRule.PRIVATE_ACCOUNT;
import static org.fivetrust.funds.alert.model.AlertRule.RELATED_PARTY;

import java.util.List;
import org.fivetrust.funds.alert.model.RelatedCounterparty.RelatedPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelatedCounterpartyTest {

    private static RelatedPerson director(String relation) {
        return new RelatedPerson("director", relation, true, false);
    }

    @ParameterizedTest
    @CsvSource({
        "FIRM, RELATED_PARTY",
        "PARTNER, RELATED_PARTY",
        "SELF, PRIVATE_ACCOUNT",
        "SPOUSE, PRIVATE_ACCOUNT",
        "OTHER_RELATIVE, PRIVATE_ACCOUNT"
    })
    void a_relation_is_one_finding(String relation, AlertRule rule) {
        assertThat(new RelatedCounterparty(List.of(director(relation)), false).findings())
                .containsOnlyKeys(rule);
    }

    @Test
    void a_firm_and_a_relative_of_the_same_account_are_two_findings() {
        var people = List.of(director("FIRM"), director("CHILD"), director("SPOUSE"));

        var findings = new RelatedCounterparty(people, false).findings();

        assertThat(findings.get(RELATED_PARTY)).containsExactly(director("FIRM"));
        assertThat(findings.get(PRIVATE_ACCOUNT)).containsExactly(director("CHILD"), director("SPOUSE"));
    }

    @Test
    void what_is_due_in_person_is_no_finding_of_the_person_and_one_of_the_relative() {
        var people = List.of(director("SELF"), director("CHILD"));

        assertThat(new RelatedCounterparty(people, true).findings().get(PRIVATE_ACCOUNT))
                .containsExactly(director("CHILD"));
        assertThat(new RelatedCounterparty(List.of(director("SELF")), true).findings())
                .isEmpty();
    }
}
