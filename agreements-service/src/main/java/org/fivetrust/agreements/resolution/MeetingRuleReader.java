package org.fivetrust.agreements.resolution;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.fivetrust.agreements.resolution.ResolutionDetails.Validity;
import org.fivetrust.agreements.resolution.ResolutionMessages.Ask;
import org.fivetrust.agreements.resolution.model.BodyRule;
import org.fivetrust.agreements.resolution.model.TopicBar;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The dated rules that judge a meeting: the national ones and those of the community's place. */
@Component
class MeetingRuleReader {

    private final DatabaseClient database;

    MeetingRuleReader(DatabaseClient database) {
        this.database = database;
    }

    /** What judges a meeting. */
    record RulesForMeeting(
            List<BodyRule> rules, List<TopicBar> bars, Set<String> signaturesElsewhere, boolean authorised) {}

    Mono<RulesForMeeting> of(PrincipalId principal, Ask ask) {
        return exists(principal)
                .then(rules(principal, ask).collectList())
                .zipWith(bars(principal, ask).collectList())
                .zipWith(elsewhere(principal, ask).zipWith(authorised(principal, ask)))
                .map(found -> new RulesForMeeting(
                        found.getT1().getT1(),
                        found.getT1().getT2(),
                        found.getT2().getT1(),
                        found.getT2().getT2()));
    }

    private Mono<String> exists(PrincipalId principal) {
        return database.sql("select kind from principal where principal = :principal")
                .bind("principal", principal.value())
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("principal", principal)));
    }

    private Flux<BodyRule> rules(PrincipalId principal, Ask ask) {
        return database.sql("select " + MeetingRuleRow.COLUMNS + """
                        from meeting_rule r
                        join principal p on p.principal = :principal
                        join community c on c.code = p.community
                        where r.body = :body and (r.for_kind is null or r.for_kind = p.kind)
                            and r.region in ('CN', c.region) and r.counted_by = :by
                            and in_force(r.valid_from, r.valid_to, :on)
                            and (r.for_topics is null or r.for_topics && :topics)
                            and (r.community_kind is null or r.community_kind = c.kind)
                        order by r.id
                        """)
                .bind("principal", principal.value())
                .bind("body", ask.body().name())
                .bind("by", ask.counted().name())
                .bind("on", ask.heldOn())
                .bind("topics", ask.about().toArray(String[]::new))
                .mapProperties(MeetingRuleRow.class)
                .all()
                .map(MeetingRuleRow::toRule);
    }

    private Flux<TopicBar> bars(PrincipalId principal, Ask ask) {
        return database.sql("""
                        select b.topic, b.decided_by, b.source from meeting_topic_bar b
                        join principal p on p.principal = :principal and p.kind = b.for_kind
                        join community c on c.code = p.community and b.region in ('CN', c.region)
                        where b.body = :body and b.topic = any (:topics)
                            and in_force(b.valid_from, b.valid_to, :on)
                        order by b.topic
                        """)
                .bind("principal", principal.value())
                .bind("body", ask.body().name())
                .bind("topics", ask.about().toArray(String[]::new))
                .bind("on", ask.heldOn())
                .mapProperties(TopicBar.class)
                .all();
    }

    private Mono<Set<String>> elsewhere(PrincipalId principal, Ask ask) {
        return database.sql("""
                        select distinct signature from resolution_attendee
                        where principal = :principal and signature = any (:signatures)
                        """)
                .bind("principal", principal.value())
                .bind("signatures", ask.signatures().toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .collectList()
                .map(Set::copyOf);
    }

    /** Those that are neither kinds of act nor topics of any rule. */
    Mono<List<String>> unknownKinds(Ask ask) {
        return database.sql("""
                        select kind from unnest(:kinds::text[]) as kind
                        except (select kind from act_kind union select topic from meeting_topic_bar union values ('ELECTION'))
                        """)
                .bind("kinds", ask.kinds().toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .collectList();
    }

    /** Whether a valid resolution of the whole assembly authorises what its representatives decide. */
    private Mono<Boolean> authorised(PrincipalId principal, Ask ask) {
        var authority = ask.authorisedBy();
        return authority == null
                ? Mono.just(false)
                : database.sql("""
                                select valid and held_on <= :on
                                    and body in ('VILLAGERS_MEETING', 'RESIDENTS_MEETING', 'COLLECTIVE_MEMBERS')
                                from resolution where principal = :principal and id = :id
                                """)
                        .bind("principal", principal.value())
                        .bind("id", authority)
                        .bind("on", ask.heldOn())
                        .mapValue(Boolean.class)
                        .one()
                        .switchIfEmpty(
                                Mono.error(() -> InvalidValue.worded("resolution-of-principal", "/authorisedBy")));
    }

    Flux<Validity> validities(LocalDate on) {
        return database.sql("""
                        select region as place, for_kind as principal_kind, kind, months, valid_from, source, unsure
                        from resolution_validity
                        where in_force(valid_from, valid_to, :on) order by id
                        """).bind("on", on).mapProperties(Validity.class).all();
    }

    /** Every rule in force on a day. */
    Flux<MeetingRuleRow> inForce(LocalDate on) {
        return database.sql("select " + MeetingRuleRow.COLUMNS + """
                        from meeting_rule r
                        where in_force(r.valid_from, r.valid_to, :on)
                        order by r.id
                        """)
                .bind("on", on)
                .mapProperties(MeetingRuleRow.class)
                .all();
    }
}
