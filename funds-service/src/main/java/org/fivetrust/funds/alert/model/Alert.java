package org.fivetrust.funds.alert.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;

/**
 * A finding to raise, once for each rule and subject.
 *
 * @param subject what it is about: a payment, a receipt, a bank entry
 * @param figures that fired the rule, of this principal alone
 * @param people who had a part in it, and so may not close it
 * @param links to what proves it, as paths of the interface
 */
public record Alert(
        PrincipalId principal,
        AlertRule rule,
        UUID subject,
        Map<String, Object> figures,
        Set<String> people,
        List<String> links) {

    public Alert {
        figures = Map.copyOf(figures);
        people = Set.copyOf(people);
        links = List.copyOf(links);
    }

    public Alert(PrincipalId principal, AlertRule rule, UUID subject, Map<String, Object> figures) {
        this(principal, rule, subject, figures, Set.of(), List.of());
    }

    public Alert by(String... persons) {
        return new Alert(principal, rule, subject, figures, Set.of(persons), links);
    }

    public Alert seen(String... paths) {
        return new Alert(principal, rule, subject, figures, people, List.of(paths));
    }
}
