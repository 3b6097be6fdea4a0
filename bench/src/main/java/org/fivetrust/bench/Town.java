package org.fivetrust.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fivetrust.agreements.agreement.model.AgreementValidator;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.ClauseRule;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.agreement.model.ClauseRule.Procedure;
import org.fivetrust.agreements.agreement.model.ClauseRule.Step;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * The same rules for every engine: so many principals, each with 60 kinds of matter of four bands. One rule is a row:
 * the role that may ask, the principal, the kind, the band, and the clause it stands in.
 */
record Town(List<Rule> rules, List<String> principals) {

    static final int KINDS = 60;

    private static final String[] ORIGINATORS = {"reporter", "supervisor"};

    private static final String[] APPROVERS = {"party-secretary", "committee-director", "centre-head", "street-leader"};

    /** Over {@code from} and up to {@code upTo}, in fen; the last band has no end. */
    record Rule(String role, String principal, String kind, long from, long upTo, String clause) {}

    /** Whether someone of this role may ask for this, and by which clause; null: refused. */
    record Question(
            String role,
            String principal,
            String kind,
            long amount,
            @Nullable String clause) {}

    static Town of(int principals) {
        var names = IntStream.range(0, principals).mapToObj(n -> "p" + n).toList();
        var rules = new ArrayList<Rule>();
        for (var n = 0; n < principals; n++) {
            for (var k = 0; k < KINDS; k++) {
                var edges = edges(n, k);
                for (var b = 0; b <= edges.length; b++) {
                    rules.add(new Rule(
                            ORIGINATORS[k % 2],
                            names.get(n),
                            ("KIND" + k).intern(),
                            b == 0 ? -1 : edges[b - 1],
                            b == edges.length ? Long.MAX_VALUE : edges[b],
                            "2." + k + "." + b));
                }
            }
        }
        return new Town(rules, names);
    }

    private static long[] edges(int principal, int kind) {
        var first = 10_000L * (1 + (principal * 7 + kind * 3) % 20);
        return new long[] {first, first * 10, first * 60};
    }

    /** The clauses of one principal's agreement, found sound. */
    List<ClauseRule> terms(String principal) {
        var terms = new ArrayList<ClauseRule>();
        rules.stream().filter(rule -> rule.principal().equals(principal)).forEach(rule -> {
            if (rule.from() < 0) {
                terms.add(new ClauseRule(
                        clause(rule.clause() + ".p"),
                        List.of(),
                        new Procedure(rule.kind(), Area.FUNDS, Set.of(rule.role()), 30),
                        null));
            }
            terms.add(new ClauseRule(clause(rule.clause()), List.of(), null, band(rule)));
        });
        if (!AgreementValidator.findings(terms).isEmpty()) {
            throw new IllegalStateException(AgreementValidator.findings(terms).toString());
        }
        return terms;
    }

    private static Clause clause(String number) {
        return new Clause(number, "第" + number + "条", "clause " + number);
    }

    private static Band band(Rule rule) {
        var steps = 1 + rule.clause().charAt(rule.clause().length() - 1) - '0';
        return new Band(
                rule.kind(),
                rule.from() < 0 ? null : Money.ofFen(rule.from()),
                false,
                rule.upTo() == Long.MAX_VALUE ? null : Money.ofFen(rule.upTo()),
                rule.upTo() != Long.MAX_VALUE,
                IntStream.range(0, steps)
                        .mapToObj(n -> new Step("审批", "approves", APPROVERS[n], 2, List.of()))
                        .toList());
    }

    /** One in five asks in a role that may not. */
    Question[] questions(int many, long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, many)
                .mapToObj(_ -> {
                    var rule = rules.get(random.nextInt(rules.size()));
                    var amount = rule.upTo() == Long.MAX_VALUE
                            ? rule.from() + 1 + random.nextLong(1_000_000)
                            : Math.max(0, rule.from()) + 1 + random.nextLong(rule.upTo() - Math.max(0, rule.from()));
                    var other = random.nextInt(5) == 0;
                    var role = other ? ORIGINATORS[rule.role().equals(ORIGINATORS[0]) ? 1 : 0] : rule.role();
                    return new Question(role, rule.principal(), rule.kind(), amount, other ? null : rule.clause());
                })
                .toArray(Question[]::new);
    }
}
