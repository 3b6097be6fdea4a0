package org.fivetrust.agreements.agreement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What holds of every sound agreement and every act. Each run takes other seeds; a failure names its seed, and
 * {@code -Dproperty.seed=} starts with that one again.
 */
class CompiledAgreementPropertyTest {

    private static final int RUNS = 600;

    private static final int ACTS = 25;

    private static final long FIRST = Long.getLong("property.seed", 20_260_101L);

    private static final Set<String> EVERYONE = union();

    private static Set<String> union() {
        var all = new java.util.HashSet<>(Roles.COMMUNITY);
        all.addAll(Roles.CENTRE_AND_SUBDISTRICT);
        return all;
    }

    private static void ofEvery(BiConsumer<SoundAgreements, List<ClauseRule>> property) {
        for (var seed = FIRST; seed < FIRST + RUNS; seed++) {
            var random = new SoundAgreements(seed);
            var terms = random.terms();
            try {
                assertThat(AgreementValidator.findings(terms)).isEmpty();
                property.accept(random, terms);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("with -Dproperty.seed=" + seed + ": " + failed.getMessage(), failed);
            }
        }
    }

    private static List<Band> bands(List<ClauseRule> terms, String kind) {
        return terms.stream()
                .map(ClauseRule::band)
                .filter(band -> band != null && band.kind().equals(kind))
                .map(Band.class::cast)
                .toList();
    }

    private static int steps(PolicyDecision policyDecision) {
        return policyDecision instanceof PolicyDecision.RequireApproval requireApproval
                ? requireApproval.band().steps().size()
                : -1;
    }

    @Test
    void every_act_gets_exactly_one_ruling_from_the_agreements_own_clauses() {
        ofEvery((random, terms) -> {
            var compiledAgreement = new CompiledAgreement(terms);
            var own = terms.stream().map(ClauseRule::clause).toList();
            for (var act = 0; act < ACTS; act++) {
                var kind = random.kind();
                var policyDecision = compiledAgreement.rule(kind, random.amount(), random.more(), random.roles());
                assertThat(own).containsAll(policyDecision.clauses());
                if (policyDecision instanceof PolicyDecision.RequireApproval requireApproval) {
                    assertThat(bands(terms, kind))
                            .filteredOn(band -> band.holds(requireApproval.bandedOn()))
                            .containsExactly(requireApproval.band());
                    assertThat(requireApproval.clauses()).hasSizeBetween(2, 3);
                }
            }
        });
    }

    @Test
    void the_order_of_clauses_does_not_matter() {
        ofEvery((random, terms) -> {
            var one = new CompiledAgreement(terms);
            var other = new CompiledAgreement(random.shuffled(terms));
            for (var act = 0; act < ACTS; act++) {
                var kind = random.kind();
                var amount = random.amount();
                var related = random.more();
                var roles = random.roles();
                assertThat(other.rule(kind, amount, related, roles)).isEqualTo(one.rule(kind, amount, related, roles));
            }
        });
    }

    @Test
    void what_no_clause_grants_is_forbidden_whatever_else_is_granted() {
        ofEvery((random, terms) -> {
            var kind = random.kind();
            var without = terms.stream()
                    .filter(clauseRule -> !speaksOf(clauseRule, kind))
                    .toList();
            var policyDecision = new CompiledAgreement(without).rule(kind, random.amount(), random.more(), EVERYONE);
            assertThat(policyDecision).isInstanceOf(PolicyDecision.Deny.class);
            assertThat(((PolicyDecision.Deny) policyDecision).because().code()).isEqualTo("agreement.out-of-scope");
        });
    }

    private static boolean speaksOf(ClauseRule clauseRule, String kind) {
        return clauseRule.standing().stream().anyMatch(one -> one.kind().equals(kind))
                || clauseRule.procedure() != null
                        && clauseRule.procedure().kind().equals(kind)
                || clauseRule.band() != null && clauseRule.band().kind().equals(kind);
    }

    @Test
    void a_refusal_wins_over_every_other_clause() {
        ofEvery((random, terms) -> {
            var compiledAgreement = new CompiledAgreement(terms);
            for (var kind : compiledAgreement.kinds()) {
                var entitled = compiledAgreement.entitled(kind);
                var others = new java.util.TreeSet<>(EVERYONE);
                others.removeAll(entitled);
                assertThat(compiledAgreement.rule(kind, random.amount(), random.more(), others))
                        .isInstanceOf(PolicyDecision.Deny.class);
                assertThat(compiledAgreement.rule(kind, random.amount(), random.more(), Set.of()))
                        .isInstanceOf(PolicyDecision.Deny.class);
                assertThat(compiledAgreement.rule(kind, Money.parse("700.00"), random.more(), entitled))
                        .isNotInstanceOf(PolicyDecision.Deny.class);
            }
        });
    }

    @Test
    void the_subdistrict_never_gets_further_than_a_refusal_where_a_procedure_is_asked_for() {
        ofEvery((random, terms) -> {
            var compiledAgreement = new CompiledAgreement(terms);
            terms.stream()
                    .map(ClauseRule::procedure)
                    .filter(java.util.Objects::nonNull)
                    .forEach(procedure -> {
                        var policyDecision = compiledAgreement.rule(
                                procedure.kind(), random.amount(), Money.ZERO, Roles.CENTRE_AND_SUBDISTRICT);
                        assertThat(policyDecision).isInstanceOf(PolicyDecision.Deny.class);
                        assertThat(((PolicyDecision.Deny) policyDecision)
                                        .because()
                                        .code())
                                .isEqualTo("agreement.street-may-not-originate");
                    });
        });
    }

    @Test
    void each_edge_belongs_to_the_band_that_says_so_and_its_neighbours_to_theirs() {
        ofEvery((random, terms) -> {
            var compiledAgreement = new CompiledAgreement(terms);
            for (var kind : SoundAgreements.KINDS) {
                for (var band : bands(terms, kind)) {
                    edge(compiledAgreement, band, band.from(), band.fromIncluded(), 1);
                    edge(compiledAgreement, band, band.upTo(), band.upToIncluded(), -1);
                }
            }
        });
    }

    private static void edge(
            CompiledAgreement compiledAgreement, Band band, @Nullable Money edge, boolean included, int inwards) {
        if (edge != null) {
            assertThat(isIn(compiledAgreement, band, edge))
                    .as("%s itself", edge)
                    .isEqualTo(included);
            assertThat(isIn(compiledAgreement, band, Money.ofFen(edge.fen() - inwards)))
                    .as("beyond %s", edge)
                    .isFalse();
        }
    }

    private static boolean isIn(CompiledAgreement compiledAgreement, Band band, Money amount) {
        var policyDecision =
                compiledAgreement.rule(band.kind(), amount, Money.ZERO, compiledAgreement.entitled(band.kind()));
        return policyDecision instanceof PolicyDecision.RequireApproval requireApproval
                && requireApproval.band().equals(band);
    }

    @Test
    void a_larger_sum_never_takes_a_weaker_tier() {
        ofEvery((random, terms) -> {
            var compiledAgreement = new CompiledAgreement(terms);
            for (var act = 0; act < ACTS; act++) {
                var kind = random.kind();
                var amount = random.amount();
                var less = random.more();
                var more = less.plus(random.more());
                var roles = compiledAgreement.entitled(kind);
                assertThat(steps(compiledAgreement.rule(kind, amount, more, roles)))
                        .isGreaterThanOrEqualTo(steps(compiledAgreement.rule(kind, amount, less, roles)));
            }
        });
    }

    @Test
    void a_split_act_is_ruled_on_like_the_whole() {
        ofEvery((random, terms) -> {
            var compiledAgreement = new CompiledAgreement(terms);
            for (var act = 0; act < ACTS; act++) {
                var kind = random.kind();
                var half = random.more();
                var rest = random.more();
                var roles = random.roles();
                assertThat(banded(compiledAgreement.rule(kind, half, rest, roles)))
                        .isEqualTo(banded(compiledAgreement.rule(kind, half.plus(rest), Money.ZERO, roles)));
            }
        });
    }

    /** Without the clause of the half alone, which a whole does not cite. */
    private static PolicyDecision banded(PolicyDecision decision) {
        return decision instanceof PolicyDecision.RequireApproval approval
                ? new PolicyDecision.RequireApproval(
                        approval.area(),
                        approval.band(),
                        approval.bandedOn(),
                        List.of(
                                approval.clauses().getFirst(),
                                approval.clauses().getLast()),
                        approval.exclusive(),
                        approval.originators())
                : decision;
    }

    @Test
    void the_generator_makes_all_sorts_of_agreements() {
        var outcomes = new java.util.HashMap<String, Integer>();
        ofEvery((random, terms) -> {
            var compiledAgreement = new CompiledAgreement(terms);
            var policyDecision = compiledAgreement.rule(random.kind(), random.amount(), random.more(), random.roles());
            outcomes.merge(policyDecision.getClass().getSimpleName(), 1, Integer::sum);
        });
        assertThat(outcomes.keySet()).containsExactlyInAnyOrder("Permit", "RequireApproval", "Deny");
    }
}
