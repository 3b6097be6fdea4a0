package org.fivetrust.agreements.community;

import java.time.Clock;
import java.time.Instant;
import org.fivetrust.agreements.community.CommunityMessages.AskCommunity;
import org.fivetrust.agreements.community.CommunityMessages.AskPrincipal;
import org.fivetrust.agreements.community.CommunityMessages.Community;
import org.fivetrust.agreements.community.CommunityMessages.CommunityKind;
import org.fivetrust.agreements.community.CommunityMessages.Principal;
import org.fivetrust.agreements.community.CommunityMessages.PrincipalKind;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.SubdistrictSource.Registered;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The register of communities and principals. */
@Component
class Communities {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final Clock clock;

    Communities(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.clock = clock;
    }

    @Table("community")
    record NewCommunity(
            @Id String code,
            String name,
            CommunityKind kind,
            String subdistrict,
            String region,
            String registeredBy,
            Instant registeredAt) {}

    @Table("principal")
    record PrincipalRow(
            @Id String principal,
            String community,
            PrincipalKind kind,
            String legalName,
            String subdistrict,
            String registeredBy,
            Instant registeredAt) {

        Principal view() {
            return new Principal(principal, community, kind, legalName, subdistrict, registeredAt);
        }
    }

    Mono<Community> add(AskCommunity ask, String subdistrict, Caller caller) {
        var community = new NewCommunity(
                ask.code(), ask.name(), ask.kind(), subdistrict, placeOf(ask), caller.subject(), clock.instant());
        return entities.insert(community).then(Mono.defer(() -> community(ask.code())));
    }

    private static String placeOf(AskCommunity ask) {
        return ask.place() == null ? "CN" : ask.place();
    }

    /** The place, if there are rules for it. */
    Mono<String> place(AskCommunity ask) {
        return database.sql("select code from region where code = :place")
                .bind("place", placeOf(ask))
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> InvalidValue.worded("place-unknown", "/place")));
    }

    Mono<Community> community(String code) {
        return lists.ofShared(Community.class).where(Community::code, code).one("community", code);
    }

    Mono<Principal> add(AskPrincipal ask, Community community, Caller caller) {
        var principal = new PrincipalRow(
                ask.id(),
                community.code(),
                ask.kind(),
                ask.legalName(),
                community.subdistrict(),
                caller.subject(),
                clock.instant());
        return placed(ask, community)
                .then(entities.insert(principal))
                .then(Mono.defer(() -> principal(caller.scope(), ask.id())));
    }

    /** Comes first: row-level security refuses rows of a principal that is not in the caller's sub-district. */
    private Mono<Void> placed(AskPrincipal ask, Community community) {
        return database.sql("""
                        insert into principal_subdistrict (principal, subdistrict, legal_name)
                        values (:principal, :subdistrict, :name)
                        on conflict do nothing
                        """)
                .bind("principal", ask.id())
                .bind("subdistrict", community.subdistrict())
                .bind("name", ask.legalName())
                .then();
    }

    /** For the area services, which ask for any principal. */
    Mono<Registered> registered(String principal) {
        return database.sql("select subdistrict, legal_name from principal where principal = :principal")
                .bind("principal", principal)
                .mapProperties(Registered.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("principal", principal)));
    }

    private Mono<Principal> principal(Scope scope, String id) {
        return lists.of(PrincipalRow.class, scope)
                .where(PrincipalRow::principal, id)
                .one("principal", id)
                .map(PrincipalRow::view);
    }

    Mono<Page<Community>> communities(Scope scope, PageRequest page) {
        return lists.ofShared(Community.class)
                .where(visible(scope))
                .inOrderOf(Community::code)
                .page(page);
    }

    /** A community is not a principal: people of a community have its code in their token. */
    private static @Nullable Criteria visible(Scope scope) {
        return switch (scope) {
            case Scope.Everyone _ -> null;
            case Scope.OfSubdistrict(var subdistrict) ->
                Criteria.where("subdistrict").is(subdistrict);
            case Scope.Named(var codes) -> Criteria.where("code").in(codes);
        };
    }

    Mono<Page<Principal>> principals(Scope scope, @Nullable String community, PageRequest page) {
        return lists.of(PrincipalRow.class, scope)
                .where(PrincipalRow::community, community)
                .inOrderOf(PrincipalRow::principal)
                .page(page)
                .map(rows -> rows.map(PrincipalRow::view));
    }
}
