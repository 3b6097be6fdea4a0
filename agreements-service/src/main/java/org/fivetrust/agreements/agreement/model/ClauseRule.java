package org.fivetrust.agreements.agreement.model;

import java.util.List;
import java.util.Set;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A numbered clause and what it makes true: nothing by itself, standing permits, a procedure, one band of one, or what
 * is still settled when the agreement rests or has ended.
 */
public record ClauseRule(
        Clause clause,
        List<Standing> standing,
        @Nullable Procedure procedure,
        @Nullable Band band,
        @Nullable Settlement settlement) {

    public ClauseRule {
        standing = List.copyOf(standing);
    }

    public ClauseRule(Clause clause, List<Standing> standing, @Nullable Procedure procedure, @Nullable Band band) {
        this(clause, standing, procedure, band, null);
    }

    /**
     * Acts of this kind are allowed as they stand, to these roles (常设授权).
     *
     * @param upTo the most that one of them moves, included; none where it moves no money of its own
     */
    public record Standing(
            String kind,
            Area area,
            Set<String> roles,
            @Nullable Money upTo) {

        public Standing {
            roles = Set.copyOf(roles);
        }

        public Standing(String kind, Area area, Set<String> roles) {
            this(kind, area, roles, null);
        }
    }

    /**
     * Acts of this kind need a matter; these roles may ask for one. Payments to one payee within the splitting window
     * are banded on their sum; no window means each stands alone. Whoever holds an exclusive role will execute or keep
     * what is decided, and so neither asks for it nor takes a step (不相容岗位).
     */
    public record Procedure(String kind, Area area, Set<String> originators, int splittingDays, Set<String> exclusive) {

        public Procedure {
            originators = Set.copyOf(originators);
            exclusive = Set.copyOf(exclusive);
        }

        public Procedure(String kind, Area area, Set<String> originators, int splittingDays) {
            this(kind, area, originators, splittingDays, Set.of());
        }
    }

    /**
     * One band of amounts (金额分级) with its steps in order. No lower edge means from nothing, no upper one no end. A band
     * for emergencies is in addition to the tiers, up to its own cap.
     */
    public record Band(
            String kind,
            @Nullable Money from,
            boolean fromIncluded,
            @Nullable Money upTo,
            boolean upToIncluded,
            List<Step> steps,
            @Nullable Emergency emergency) {

        public Band {
            steps = List.copyOf(steps);
        }

        public Band(
                String kind,
                @Nullable Money from,
                boolean fromIncluded,
                @Nullable Money upTo,
                boolean upToIncluded,
                List<Step> steps) {
            this(kind, from, fromIncluded, upTo, upToIncluded, steps, null);
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

    /** Acted on first, papers afterwards (先办后补): which, and within how many working days. */
    public record Emergency(int papersDays, List<String> papers) {

        public Emergency {
            papers = List.copyOf(papers);
        }
    }

    /**
     * One step (环节): who takes it, within how many working days, and which evidence it requires. Steps that follow each
     * other in one group are open together. A step decided by a body is taken by one of its members on its minutes or
     * resolution.
     */
    public record Step(
            String title,
            String english,
            String role,
            int days,
            List<String> evidence,
            @Nullable String group,
            @Nullable Body body) {

        public Step {
            evidence = List.copyOf(evidence);
        }

        public Step(String title, String english, String role, int days, List<String> evidence) {
            this(title, english, role, days, evidence, null, null);
        }
    }

    /** Who decides together (集体决策), and how many of them must have been there. */
    public record Body(String name, int quorum) {}

    /**
     * What was asked for before may be finished all the same (结算和清理条款): acts of these kinds, so many days after the
     * end, and where it says so also while the agreement is suspended.
     */
    public record Settlement(Set<String> kinds, int days, boolean whileSuspended) {

        public Settlement {
            kinds = Set.copyOf(kinds);
        }
    }
}
