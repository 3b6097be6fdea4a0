package org.fivetrust.agreements.ruling.model;

import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;

/** How much the acts within the splitting window moved, and their matters. */
public record RelatedActs(Money sum, List<UUID> matters) {

    public static final RelatedActs NONE = new RelatedActs(Money.ZERO, List.of());

    public RelatedActs {
        matters = List.copyOf(matters);
    }

    static RelatedActs of(List<PastAct> acts) {
        return new RelatedActs(
                acts.stream().map(PastAct::amount).reduce(Money.ZERO, Money::plus),
                acts.stream().map(PastAct::matter).distinct().toList());
    }
}
