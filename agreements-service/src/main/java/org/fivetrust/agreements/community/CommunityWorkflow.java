package org.fivetrust.agreements.community;

import org.fivetrust.agreements.community.CommunityMessages.AskCommunity;
import org.fivetrust.agreements.community.CommunityMessages.AskPrincipal;
import org.fivetrust.agreements.community.CommunityMessages.Community;
import org.fivetrust.agreements.community.CommunityMessages.CommunityKind;
import org.fivetrust.agreements.community.CommunityMessages.Principal;
import org.fivetrust.agreements.community.CommunityMessages.PrincipalKind;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.SubdistrictSource.Registered;
import org.fivetrust.shared.web.Subdistricts;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Registers communities and principals; only the office of the sub-district does. */
@Component
class CommunityWorkflow {

    private final Communities communities;
    private final Idempotency idempotency;
    private final Transactions transactions;

    CommunityWorkflow(Communities communities, Idempotency idempotency, Transactions transactions) {
        this.communities = communities;
        this.idempotency = idempotency;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<Community>> register(Caller caller, @Nullable IdempotencyKey key, AskCommunity ask) {
        if (PrincipalKind.isLikePrincipal(ask.code())) {
            throw InvalidValue.worded("code-like-principal", "/code");
        }
        var subdistrict = subdistrict(caller, ask.subdistrict());
        return idempotency.once(
                new IdempotentRequest(caller, Subdistricts.own(subdistrict), key, ask),
                Community.class,
                communities
                        .place(ask)
                        .then(communities.add(ask, subdistrict, caller))
                        .map(made -> CommandResult.created("/v1/communities/" + made.code(), made)));
    }

    private static String subdistrict(Caller caller, @Nullable String named) {
        return switch (caller.scope()) {
            case Scope.OfSubdistrict(var own) when named == null || named.equals(own) -> own;
            case Scope.OfSubdistrict _, Scope.Named _ ->
                throw new Refused(Refusal.person("access.street").with("street", named == null ? "any" : named));
            case Scope.Everyone _ when named == null -> throw InvalidValue.worded("named-by-token", "/street");
            case Scope.Everyone _ -> named;
        };
    }

    Mono<ResponseEntity<Principal>> register(Caller caller, @Nullable IdempotencyKey key, AskPrincipal ask) {
        if (Subdistricts.isOwn(ask.id())) {
            throw InvalidValue.worded("id-of-subdistrict", "/id");
        }
        return idempotency.once(
                new IdempotentRequest(caller, claimed(caller, ask), key, ask),
                Principal.class,
                communities
                        .community(ask.community())
                        .doOnNext(community -> check(caller, ask, community))
                        .flatMap(community -> communities.add(ask, community, caller))
                        .map(made -> CommandResult.created("/v1/principals/" + made.id(), made)));
    }

    /**
     * A principal belongs to no sub-district before its registration, so the idempotency key is kept for the caller's.
     */
    private static PrincipalId claimed(Caller caller, AskPrincipal ask) {
        return caller.scope() instanceof Scope.OfSubdistrict(var subdistrict)
                ? Subdistricts.own(subdistrict)
                : new PrincipalId(ask.id());
    }

    private static void check(Caller caller, AskPrincipal ask, Community community) {
        if (!caller.scope().covers(new PrincipalId(ask.id()), community.subdistrict())) {
            throw new Refused(Refusal.person("access.street").with("street", community.subdistrict()));
        }
        var id = ask.kind().principalOf(community.code());
        if (!ask.id().equals(id)) {
            throw new Refused(Refusal.rule("community.principal-id").with("id", id));
        }
        if (ask.kind() == PrincipalKind.COLLECTIVE && community.kind() == CommunityKind.URBAN) {
            throw new Refused(Refusal.rule("community.no-collective").with("community", community.code()));
        }
    }

    /** The sub-district and the name of a principal, for the area services. */
    Mono<Registered> registered(PrincipalId principal) {
        return communities.registered(principal.value()).as(transactions.within(Scope.only(principal)));
    }

    Mono<Page<Community>> communities(Caller caller, PageRequest page) {
        return communities.communities(caller.scope(), page).as(transactions.within(caller.scope()));
    }

    Mono<Page<Principal>> principals(Caller caller, @Nullable String community, PageRequest page) {
        return communities.principals(caller.scope(), community, page).as(transactions.within(caller.scope()));
    }
}
