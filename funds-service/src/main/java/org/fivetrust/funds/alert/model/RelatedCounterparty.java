package org.fivetrust.funds.alert.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The other side of an act that is an officer, or near to one (利益关联).
 *
 * @param inPerson whether what is paid is due to anybody in person: wages, relief, travel
 */
public record RelatedCounterparty(List<RelatedPerson> people, boolean inPerson) {

    private static final String SELF = "SELF";

    private static final Set<String> FIRMS = Set.of("FIRM", "PARTNER");

    /**
     * @param subject the officer
     * @param relation how the party is related to the officer, as the register says
     */
    public record RelatedPerson(String subject, String relation, boolean byName, boolean byAccount) {}

    public RelatedCounterparty {
        people = List.copyOf(people);
    }

    /** A firm or partner of an officer is one finding, the officer's or a relative's own account another. */
    public Map<AlertRule, List<RelatedPerson>> findings() {
        return people.stream()
                .filter(person -> !(inPerson && person.relation().equals(SELF)))
                .collect(Collectors.groupingBy(RelatedCounterparty::rule));
    }

    private static AlertRule rule(RelatedPerson person) {
        return FIRMS.contains(person.relation()) ? AlertRule.RELATED_PARTY : AlertRule.PRIVATE_ACCOUNT;
    }
}
