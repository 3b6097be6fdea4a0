package org.fivetrust.agreements.agreement.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.agreement.model.ClauseRule.Procedure;
import org.fivetrust.agreements.agreement.model.ClauseRule.Standing;
import org.fivetrust.agreements.agreement.model.ClauseRule.Step;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/** Agreements and acts at random, each from its seed: the same seed makes the same ones again. */
final class SoundAgreements {

    static final List<String> KINDS = List.of(
            "PAYMENT",
            "RECEIPT",
            "LEASE",
            "DISPOSAL",
            "LOAN",
            "IMPRINT",
            "POSTING",
            "FILING",
            "DESTRUCTION",
            "TRANSFER");

    private static final List<String> COMMUNITY = sorted(Roles.COMMUNITY);

    private static final List<String> SUBDISTRICT = sorted(Roles.CENTRE_AND_SUBDISTRICT);

    private final Random random;
    private int clauses;

    SoundAgreements(long seed) {
        this.random = new Random(seed);
    }

    private static List<String> sorted(Set<String> roles) {
        return List.copyOf(new TreeSet<>(roles));
    }

    /** Some kinds stand as they are, some need a procedure whose tiers only grow, some are not spoken of. */
    List<ClauseRule> terms() {
        var terms = new ArrayList<ClauseRule>();
        for (var kind : KINDS) {
            switch (random.nextInt(3)) {
                case 0 -> terms.add(standing(kind));
                case 1 -> terms.addAll(procedure(kind));
                default -> terms.add(new ClauseRule(clause(), List.of(), null, null));
            }
        }
        Collections.shuffle(terms, random);
        return terms;
    }

    private Clause clause() {
        clauses++;
        return new Clause("c" + clauses, "条款" + clauses, "clause " + clauses);
    }

    private ClauseRule standing(String kind) {
        return new ClauseRule(
                clause(),
                List.of(new Standing(kind, Area.FUNDS, some(SUBDISTRICT, 1 + random.nextInt(4)))),
                null,
                null);
    }

    private List<ClauseRule> procedure(String kind) {
        var terms = new ArrayList<ClauseRule>();
        var originators = some(COMMUNITY, 1 + random.nextInt(2));
        terms.add(new ClauseRule(
                clause(),
                List.of(),
                new Procedure(kind, Area.FUNDS, originators, random.nextBoolean() ? 0 : 1 + random.nextInt(60)),
                null));
        var steps = new ArrayList<Step>();
        var free = new ArrayList<>(COMMUNITY);
        free.removeAll(originators);
        Collections.shuffle(free, random);
        steps.add(step(free.removeFirst()));
        free.addAll(SUBDISTRICT);
        Money from = null;
        var fromIncluded = false;
        for (var edge : edges()) {
            var upToIncluded = random.nextBoolean();
            terms.add(band(kind, from, fromIncluded, edge, upToIncluded, steps));
            if (random.nextBoolean()) {
                steps.add(step(free.remove(random.nextInt(free.size()))));
            }
            from = edge;
            fromIncluded = !upToIncluded;
        }
        terms.add(band(kind, from, fromIncluded, null, false, steps));
        return terms;
    }

    private List<Money> edges() {
        var edges = new TreeSet<Long>();
        var wanted = random.nextInt(6);
        while (edges.size() < wanted) {
            edges.add(1 + random.nextLong(random.nextBoolean() ? 1_000 : 100_000_000));
        }
        return edges.stream().map(Money::ofFen).toList();
    }

    private ClauseRule band(
            String kind,
            @Nullable Money from,
            boolean fromIncluded,
            @Nullable Money upTo,
            boolean upToIncluded,
            List<Step> steps) {
        return new ClauseRule(
                clause(), List.of(), null, new Band(kind, from, fromIncluded, upTo, upToIncluded, List.copyOf(steps)));
    }

    private Step step(String role) {
        var evidence = random.nextInt(4) == 0 ? List.of("RESOLUTION") : List.<String>of();
        return new Step(role, role, role, 1 + random.nextInt(5), evidence);
    }

    private Set<String> some(List<String> roles, int many) {
        var shuffled = new ArrayList<>(roles);
        Collections.shuffle(shuffled, random);
        return new HashSet<>(shuffled.subList(0, Math.min(many, shuffled.size())));
    }

    String kind() {
        return random.nextInt(8) == 0 ? "UNHEARD_OF" : KINDS.get(random.nextInt(KINDS.size()));
    }

    @Nullable
    Money amount() {
        return random.nextInt(6) == 0 ? null : Money.ofFen(random.nextLong(random.nextBoolean() ? 1_200 : 120_000_000));
    }

    Money more() {
        return Money.ofFen(random.nextLong(random.nextBoolean() ? 500 : 60_000_000));
    }

    Set<String> roles() {
        var all = new ArrayList<>(COMMUNITY);
        all.addAll(SUBDISTRICT);
        all.add("auditor");
        return some(all, 1 + random.nextInt(3));
    }

    List<ClauseRule> shuffled(List<ClauseRule> terms) {
        var other = new ArrayList<>(terms);
        Collections.shuffle(other, random);
        return other;
    }
}
