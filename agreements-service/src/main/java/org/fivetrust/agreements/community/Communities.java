package org.fivetrust.agreements.community;

import java.time.Clock;
import org.fivetrust.agreements.community.CommunityMessages.AskCommunity;
import org.fivetrust.agreements.community.CommunityMessages.AskPrincipal;
import org.fivetrust.agreements.community.CommunityMessages.Community;
import org.fivetrust.agreements.community.CommunityMessages.Principal;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The register of communities and principals. */
@Component
class Communities {

    private static final String COMMUNITY =
            "select code, name, kind, street, region as place, registered_at from community ";

    private static final String PRINCIPAL =
            "select principal as id, community, kind, legal_name, street, registered_at from principal ";

    private final DatabaseClient database;
    private final Clock clock;

    Communities(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Community> add(AskCommunity ask, String street, Caller caller) {
        return database.sql("""
                        insert into community (code, name, kind, street, region, registered_by, registered_at)
                        values (:code, :name, :kind, :street, :place, :by, :at)
                        """)
                .bind("code", ask.code())
                .bind("name", ask.name())
                .bind("kind", ask.kind().name())
                .bind("street", street)
                .bind("place", placeOf(ask))
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .then()
                .then(Mono.defer(() -> community(ask.code())));
    }

    private static String placeOf(AskCommunity ask) {
        return ask.place() == null ? "CN" : ask.place();
    }

    /** A place whose rules are known. */
    Mono<String> place(AskCommunity ask) {
        return database.sql("select code from region where code = :place")
                .bind("place", placeOf(ask))
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new InvalidValue("/place", "no rules of this place are kept")));
    }

    Mono<Community> community(String code) {
        return database.sql(COMMUNITY + "where code = :code")
                .bind("code", code)
                .mapProperties(Community.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("community", code)));
    }

    Mono<Principal> add(AskPrincipal ask, Community community, Caller caller) {
        return placed(ask, community)
                .then(database.sql("""
                        insert into principal (principal, community, kind, legal_name, street, registered_by, registered_at)
                        values (:principal, :community, :kind, :name, :street, :by, :at)
                        """)
                        .bind("principal", ask.id())
                        .bind("community", community.code())
                        .bind("kind", ask.kind().name())
                        .bind("name", ask.legalName())
                        .bind("street", community.street())
                        .bind("by", caller.subject())
                        .bind("at", clock.instant())
                        .then())
                .then(Mono.defer(() -> principal(ask.id())));
    }

    /** First: row-level security lets nobody write of a principal that is not of his street. */
    private Mono<Void> placed(AskPrincipal ask, Community community) {
        return database.sql("""
                        insert into principal_street (principal, street) values (:principal, :street)
                        on conflict do nothing
                        """)
                .bind("principal", ask.id())
                .bind("street", community.street())
                .then();
    }

    /** Everyone's: an area asks for its own purposes. */
    Mono<String> street(String principal) {
        return database.sql("select street from principal where principal = :principal")
                .bind("principal", principal)
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("principal", principal)));
    }

    private Mono<Principal> principal(String id) {
        return database.sql(PRINCIPAL + "where principal = :id")
                .bind("id", id)
                .mapProperties(Principal.class)
                .one();
    }

    /** A community is no principal: its own people are those whose token names its code. */
    Flux<Community> communities(Scope scope, PageRequest page) {
        return database.sql(COMMUNITY + """
                        where code > :after and (:all or code = any (:codes)) and (:street = '' or street = :street)
                        order by code limit :limit
                        """)
                .bind("after", page.after() == null ? "" : page.after())
                .bind("all", !(scope instanceof Scope.Named))
                .bind("codes", scope instanceof Scope.Named(var codes) ? codes.toArray(String[]::new) : new String[0])
                .bind("street", scope.street())
                .bind("limit", page.fetch())
                .mapProperties(Community.class)
                .all();
    }

    Flux<Principal> principals(@Nullable String community, PageRequest page) {
        return database.sql(PRINCIPAL + """
                        where principal > :after and (:community = '' or community = :community)
                        order by principal limit :limit
                        """)
                .bind("after", page.after() == null ? "" : page.after())
                .bind("community", community == null ? "" : community)
                .bind("limit", page.fetch())
                .mapProperties(Principal.class)
                .all();
    }
}
