package org.fivetrust.agreements.agreement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.fivetrust.agreements.agreement.model.Covenant.Says;
import org.fivetrust.agreements.agreement.model.Term.Band;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What holds of every sound agreement and every act. Each run takes other seeds; a failure names its seed, and
 * {@code -Dproperty.seed=} starts with that one again.
 */
class CovenantPropertyTest {

    private static final int RUNS = 600;

    private static final int ACTS = 25;

    private static final long FIRST = Long.getLong("property.seed", 20_260_101L);

    private static final Set<String> EVERYONE = union();

    private static Set<String> union() {
        var all = new java.util.HashSet<>(Roles.COMMUNITY);
        all.addAll(Roles.CENTRE_AND_STREET);
        return all;
    }

    private static void ofEvery(BiConsumer<SoundAgreements, List<Term>> property) {
        for (var seed = FIRST; seed < FIRST + RUNS; seed++) {
            var random = new SoundAgreements(seed);
            var terms = random.terms();
            try {
                assertThat(Soundness.findings(terms)).isEmpty();
                property.accept(random, terms);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("with -Dproperty.seed=" + seed + ": " + failed.getMessage(), failed);
            }
        }
    }

    private static List<Band> bands(List<Term> terms, String kind) {
        return terms.stream()
                .map(Term::band)
                .filter(band -> band != null && band.kind().equals(kind))
                .map(Band.class::cast)
                .toList();
    }

    private static int steps(Says says) {
        return says instanceof Says.After after ? after.band().steps().size() : -1;
    }

    @Test
    void every_act_gets_exactly_one_ruling_from_the_agreements_own_clauses() {
        ofEvery((random, terms) -> {
            var covenant = new Covenant(terms);
            var own = terms.stream().map(Term::clause).toList();
            for (var act = 0; act < ACTS; act++) {
                var kind = random.kind();
                var says = covenant.rule(kind, random.amount(), random.more(), random.roles());
                assertThat(own).containsAll(says.clauses());
                if (says instanceof Says.After after) {
                    assertThat(bands(terms, kind))
                            .filteredOn(band -> band.holds(after.bandedOn()))
                            .containsExactly(after.band());
                    assertThat(after.clauses()).hasSize(2);
                }
            }
        });
    }

    @Test
    void the_order_of_clauses_does_not_matter() {
        ofEvery((random, terms) -> {
            var one = new Covenant(terms);
            var other = new Covenant(random.shuffled(terms));
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
            var without = terms.stream().filter(term -> !speaksOf(term, kind)).toList();
            var says = new Covenant(without).rule(kind, random.amount(), random.more(), EVERYONE);
            assertThat(says).isInstanceOf(Says.Never.class);
            assertThat(((Says.Never) says).because().code()).isEqualTo("agreement.out-of-scope");
        });
    }

    private static boolean speaksOf(Term term, String kind) {
        return term.standing().stream().anyMatch(one -> one.kind().equals(kind))
                || term.procedure() != null && term.procedure().kind().equals(kind)
                || term.band() != null && term.band().kind().equals(kind);
    }

    @Test
    void a_refusal_wins_over_every_other_clause() {
        ofEvery((random, terms) -> {
            var covenant = new Covenant(terms);
            for (var kind : covenant.kinds()) {
                var entitled = covenant.entitled(kind);
                var others = new java.util.TreeSet<>(EVERYONE);
                others.removeAll(entitled);
                assertThat(covenant.rule(kind, random.amount(), random.more(), others))
                        .isInstanceOf(Says.Never.class);
                assertThat(covenant.rule(kind, random.amount(), random.more(), Set.of()))
                        .isInstanceOf(Says.Never.class);
                assertThat(covenant.rule(kind, random.amount(), random.more(), entitled))
                        .isNotInstanceOf(Says.Never.class);
            }
        });
    }

    @Test
    void the_street_never_gets_further_than_a_refusal_where_a_procedure_is_asked_for() {
        ofEvery((random, terms) -> {
            var covenant = new Covenant(terms);
            terms.stream()
                    .map(Term::procedure)
                    .filter(java.util.Objects::nonNull)
                    .forEach(procedure -> {
                        var says =
                                covenant.rule(procedure.kind(), random.amount(), Money.ZERO, Roles.CENTRE_AND_STREET);
                        assertThat(says).isInstanceOf(Says.Never.class);
                        assertThat(((Says.Never) says).because().code())
                                .isEqualTo("agreement.street-may-not-originate");
                    });
        });
    }

    @Test
    void each_edge_belongs_to_the_band_that_says_so_and_its_neighbours_to_theirs() {
        ofEvery((random, terms) -> {
            var covenant = new Covenant(terms);
            for (var kind : SoundAgreements.KINDS) {
                for (var band : bands(terms, kind)) {
                    edge(covenant, band, band.from(), band.fromIncluded(), 1);
                    edge(covenant, band, band.upTo(), band.upToIncluded(), -1);
                }
            }
        });
    }

    private static void edge(Covenant covenant, Band band, @Nullable Money edge, boolean included, int inwards) {
        if (edge != null) {
            assertThat(isIn(covenant, band, edge)).as("%s itself", edge).isEqualTo(included);
            assertThat(isIn(covenant, band, Money.ofFen(edge.fen() - inwards)))
                    .as("beyond %s", edge)
                    .isFalse();
        }
    }

    private static boolean isIn(Covenant covenant, Band band, Money amount) {
        var says = covenant.rule(band.kind(), amount, Money.ZERO, covenant.entitled(band.kind()));
        return says instanceof Says.After after && after.band().equals(band);
    }

    @Test
    void a_larger_sum_never_takes_a_weaker_ladder() {
        ofEvery((random, terms) -> {
            var covenant = new Covenant(terms);
            for (var act = 0; act < ACTS; act++) {
                var kind = random.kind();
                var amount = random.amount();
                var less = random.more();
                var more = less.plus(random.more());
                var roles = covenant.entitled(kind);
                assertThat(steps(covenant.rule(kind, amount, more, roles)))
                        .isGreaterThanOrEqualTo(steps(covenant.rule(kind, amount, less, roles)));
            }
        });
    }

    @Test
    void a_split_act_is_ruled_on_like_the_whole() {
        ofEvery((random, terms) -> {
            var covenant = new Covenant(terms);
            for (var act = 0; act < ACTS; act++) {
                var kind = random.kind();
                var half = random.more();
                var rest = random.more();
                var roles = random.roles();
                assertThat(covenant.rule(kind, half, rest, roles))
                        .isEqualTo(covenant.rule(kind, half.plus(rest), Money.ZERO, roles));
            }
        });
    }

    @Test
    void the_generator_makes_all_sorts_of_agreements() {
        var outcomes = new java.util.HashMap<String, Integer>();
        ofEvery((random, terms) -> {
            var covenant = new Covenant(terms);
            var says = covenant.rule(random.kind(), random.amount(), random.more(), random.roles());
            outcomes.merge(says.getClass().getSimpleName(), 1, Integer::sum);
        });
        assertThat(outcomes.keySet()).containsExactlyInAnyOrder("Allowed", "After", "Never");
    }
}
