package org.fivetrust.bench;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.Context;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityIdentifier;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimLong;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.bench.Town.Question;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** One way to answer a question with the clause that decides it. */
interface Engine {

    @Nullable
    String clause(Question question);

    /** This service's own: find the principal's compiled agreement, put the question, take the whole answer. */
    final class Ours implements Engine {

        private final Map<String, CompiledAgreement> covenants;
        private final Map<String, Set<String>> roles = Map.of(
                "reporter", Set.of("reporter"),
                "supervisor", Set.of("supervisor"));

        Ours(Town town) {
            covenants = new HashMap<>(town.principals().stream()
                    .collect(Collectors.toMap(name -> name, name -> new CompiledAgreement(town.terms(name)))));
        }

        PolicyDecision ask(Question question) {
            return covenants
                    .get(question.principal())
                    .rule(question.kind(), Money.ofFen(question.amount()), Money.ZERO, roles.get(question.role()));
        }

        @Override
        public @Nullable String clause(Question question) {
            return ask(question) instanceof PolicyDecision.RequireApproval requireApproval
                    ? requireApproval.clauses().getLast().number()
                    : null;
        }
    }

    /** jCasbin with its explanation: the matched row. */
    final class Casbin implements Engine {

        private static final String MODEL = """
                [request_definition]
                r = role, dom, kind, amt
                [policy_definition]
                p = role, dom, kind, low, high, clause
                [policy_effect]
                e = some(where (p.eft == allow))
                [matchers]
                m = r.dom == p.dom && r.kind == p.kind && r.role == p.role && r.amt > long(p.low) && r.amt <= long(p.high)
                """;

        private final Enforcer enforcer;

        Casbin(Town town) {
            var model = new Model();
            model.loadModelFromText(MODEL);
            enforcer = new Enforcer(model);
            enforcer.enableLog(false);
            for (var rule : town.rules()) {
                enforcer.addPolicy(
                        rule.role(),
                        rule.principal(),
                        rule.kind(),
                        Long.toString(rule.from()),
                        Long.toString(rule.upTo()),
                        rule.clause());
            }
        }

        @Override
        public @Nullable String clause(Question question) {
            var answer = enforcer.enforceEx(question.role(), question.principal(), question.kind(), question.amount());
            return answer.isAllow() ? answer.getExplain().getLast() : null;
        }
    }

    /** Cedar through its Java binding, the policies parsed once and kept on the native side; it names the policy. */
    final class Cedar implements Engine {

        private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
        private final Map<String, EntityUID> names = new HashMap<>();
        private final PolicySet policies;

        Cedar(Town town) {
            try {
                policies =
                        new PolicySet(town.rules().stream().map(Cedar::policy).collect(Collectors.toSet()));
                policies.cache();
            } catch (Exception unusable) {
                throw new IllegalStateException(unusable);
            }
        }

        private static Policy policy(Town.Rule rule) {
            return new Policy(
                    "permit(principal == Role::\"%s\", action == Action::\"%s\", resource == Principal::\"%s\") when { context.amount > %d && context.amount <= %d };"
                            .formatted(rule.role(), rule.kind(), rule.principal(), rule.from(), rule.upTo()),
                    rule.principal() + " " + rule.clause());
        }

        private EntityUID name(String type, String id) {
            return names.computeIfAbsent(
                    type + id, _ -> new EntityUID(EntityTypeName.parse(type).orElseThrow(), new EntityIdentifier(id)));
        }

        @Override
        public @Nullable String clause(Question question) {
            var request = new AuthorizationRequest(
                    name("Role", question.role()),
                    name("Action", question.kind()),
                    name("Principal", question.principal()),
                    new Context(Map.of("amount", new PrimLong(question.amount()))));
            try {
                var answer = engine.isAuthorized(request, policies, Set.<Entity>of())
                        .success
                        .orElseThrow();
                return answer.isAllowed() ? answer.getReason().iterator().next().split(" ")[1] : null;
            } catch (AuthException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
