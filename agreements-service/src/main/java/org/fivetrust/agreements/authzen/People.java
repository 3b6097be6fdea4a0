package org.fivetrust.agreements.authzen;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * People and principals as this service knows them. The register of people is the issuer's; here are those who within
 * the last year have asked for an act, taken a step, signed an agreement or a hand-over, reviewed, or lent their role
 * for a principal, with the roles they did it in. Who holds a role and has done none of it is not known here.
 */
@Component
class People {

    private static final String KNOWN = """
            select subject, array_agg(distinct role order by role) as roles
            from (
                select r.asked_by as subject, jsonb_array_elements_text(r.body::jsonb -> 'requestedBy' -> 'roles') as role
                from ruling r
                where r.principal = :principal and r.ruled_at > now() - interval '1 year' and r.body is not null
                union all
                select s.by, s.role from matter_step s
                where s.principal = :principal and s.by is not null and s.at > now() - interval '1 year'
                union all
                select d.delegator, d.role from delegation d
                where d.principal = :principal and d.made_at > now() - interval '1 year'
                union all
                select h.by, h.role from handover_signature h
                where h.principal = :principal and h.at > now() - interval '1 year'
                union all
                select a.community_signed_by, 'committee-director' from agreement a
                where a.principal = :principal and a.community_signed_at > now() - interval '1 year'
                union all
                select a.subdistrict_signed_by, 'street-leader' from agreement a
                where a.principal = :principal and a.subdistrict_signed_at > now() - interval '1 year'
                union all
                select w.recorded_by, w.role from agreement_review w
                where w.principal = :principal and w.recorded_at > now() - interval '1 year'
            ) seen
            where subject > :after and (:subject = '' or subject = :subject)
            group by subject order by subject limit :limit
            """;

    private final DatabaseClient database;

    People(DatabaseClient database) {
        this.database = database;
    }

    private record Row(String subject, String[] roles) {}

    record Person(String subject, Set<String> roles) {}

    Flux<Person> known(PrincipalId principal, String after, int limit) {
        return people(principal, "", after, limit);
    }

    Mono<Set<String>> roles(PrincipalId principal, String subject) {
        return people(principal, subject, "", 1)
                .singleOrEmpty()
                .map(Person::roles)
                .defaultIfEmpty(Set.of());
    }

    private Flux<Person> people(PrincipalId principal, String subject, String after, int limit) {
        return database.sql(KNOWN)
                .bind("principal", principal.value())
                .bind("subject", subject)
                .bind("after", after)
                .bind("limit", limit)
                .mapProperties(Row.class)
                .all()
                .map(row ->
                        new Person(row.subject(), Arrays.stream(row.roles()).collect(Collectors.toUnmodifiableSet())));
    }

    /** Principals with an agreement signed for that day, in the order of their names. */
    Flux<PrincipalId> entrusting(LocalDate on, String after, int limit) {
        return database.sql("""
                        select distinct principal from agreement
                        where status = 'SIGNED' and :on between in_force_from and in_force_to and principal > :after
                        order by principal limit :limit
                        """)
                .bind("on", on)
                .bind("after", after)
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .map(PrincipalId::new);
    }
}
