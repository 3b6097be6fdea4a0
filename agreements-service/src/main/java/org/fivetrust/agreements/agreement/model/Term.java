package org.fivetrust.agreements.agreement.model;

import java.util.List;
import java.util.Set;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** A numbered clause and what it makes true: nothing by itself, standing permits, a procedure, or one band of one. */
public record Term(
        Clause clause,
        List<Standing> standing,
        @Nullable Procedure procedure,
        @Nullable Band band) {

    public Term {
        standing = List.copyOf(standing);
    }

    /** Acts of this kind are allowed as they stand, to these roles (常设授权). */
    public record Standing(String kind, Area area, Set<String> roles) {

        public Standing {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * Acts of this kind need a matter; these roles may ask for one. Payments to one payee within the splitting window
     * are banded on their sum; no window means each stands alone.
     */
    public record Procedure(String kind, Area area, Set<String> originators, int splittingDays) {

        public Procedure {
            originators = Set.copyOf(originators);
        }
    }

    /** One band of amounts (金额分级) with its steps in order. No lower edge means from nothing, no upper one no end. */
    public record Band(
            String kind,
            @Nullable Money from,
            boolean fromIncluded,
            @Nullable Money upTo,
            boolean upToIncluded,
            List<Step> steps) {

        public Band {
            steps = List.copyOf(steps);
        }

        public boolean holds(Money amount) {
            return isAboveLowerEdge(amount) && isBelowUpperEdge(amount);
        }

        private boolean isAboveLowerEdge(Money amount) {
            return from == null || amount.isMoreThan(from) || fromIncluded && amount.equals(from);
        }

        private boolean isBelowUpperEdge(Money amount) {
            return upTo == null || amount.isLessThan(upTo) || upToIncluded && amount.equals(upTo);
        }
    }

    /** One step (环节): who takes it, within how many working days, and which evidence must lie before him. */
    public record Step(String title, String english, String role, int days, List<String> evidence) {

        public Step {
            evidence = List.copyOf(evidence);
        }
    }
}
