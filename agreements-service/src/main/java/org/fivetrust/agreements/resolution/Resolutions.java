package org.fivetrust.agreements.resolution;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.resolution.ResolutionDetails.AskItem;
import org.fivetrust.agreements.resolution.ResolutionDetails.Attendee;
import org.fivetrust.agreements.resolution.ResolutionDetails.CountedBy;
import org.fivetrust.agreements.resolution.ResolutionDetails.Group;
import org.fivetrust.agreements.resolution.ResolutionDetails.Item;
import org.fivetrust.agreements.resolution.ResolutionDetails.Reason;
import org.fivetrust.agreements.resolution.ResolutionDetails.Rule;
import org.fivetrust.agreements.resolution.ResolutionDetails.Use;
import org.fivetrust.agreements.resolution.ResolutionMessages.Ask;
import org.fivetrust.agreements.resolution.ResolutionMessages.Body;
import org.fivetrust.agreements.resolution.ResolutionMessages.View;
import org.fivetrust.agreements.resolution.model.Attendance.Signed;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Resolutions at rest, never changed. */
@Component
class Resolutions {

    private static final String COLUMNS = """
            select principal, id, body, subject, notice_on, held_on, eligible, present, in_favour, against, abstained,
                   decides_amount, valid, reasons::text as reasons, rules::text as rules, counted_by, topics,
                   party_reviewed_on, authorised_by, groups::text as groups,
                   (select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'kind', a.kind,
                           'signedAt', a.signed_at, 'signature', a.signature, 'identity', a.identity) order by a.no), '[]')
                    from resolution_attendee a
                    where a.principal = resolution.principal and a.resolution = resolution.id)::text as attendees,
                   (select coalesce(jsonb_agg(jsonb_build_object('no', i.no, 'subject', i.subject, 'amount', i.amount,
                           'kind', i.kind, 'counterparty', i.counterparty, 'validUntil', i.valid_until,
                           'holdsUntil', resolution_last_day(i.principal, held_on, i.valid_until, i.kind),
                           'used', (select coalesce(sum(u.amount), 0) from resolution_live_use u
                                    where u.principal = i.principal and u.resolution = i.resolution
                                        and u.item = i.no)) order by i.no), '[]')
                    from resolution_item i
                    where i.principal = resolution.principal and i.resolution = resolution.id)::text as items,
                   (select coalesce(jsonb_agg(jsonb_build_object('matter', m.id, 'number', m.number, 'kind', m.kind,
                           'item', u.item, 'amount', yuan(u.amount::text), 'proof', u.proof, 'at', u.used_at,
                           'state', case when m.status in ('REJECTED', 'WITHDRAWN', 'EXPIRED') then 'RELEASED'
                                         when m.status = 'EXECUTED' then 'CONSUMED' else 'RESERVED' end)
                           order by u.used_at, m.id), '[]')
                    from resolution_use u
                    join matter m on m.principal = u.principal and m.id = u.matter
                    where u.principal = resolution.principal and u.resolution = resolution.id)::text as uses,
                   (select coalesce(sum(u.amount), 0)::bigint from resolution_live_use u
                    where u.principal = resolution.principal and u.resolution = resolution.id) as used,
                   recorded_at
            from resolution
            """;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    Resolutions(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    private record Row(
            String principal,
            UUID id,
            Body body,
            String subject,
            LocalDate noticeOn,
            LocalDate heldOn,
            int eligible,
            int present,
            int inFavour,
            int against,
            int abstained,
            @Nullable Long decidesAmount,
            boolean valid,
            String reasons,
            String rules,
            CountedBy countedBy,
            String[] topics,
            @Nullable LocalDate partyReviewedOn,
            @Nullable UUID authorisedBy,
            String groups,
            String attendees,
            String items,
            String uses,
            long used,
            Instant recordedAt) {}

    private record ItemRow(
            int no,
            String subject,
            @Nullable Long amount,
            @Nullable String kind,
            @Nullable String counterparty,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate holdsUntil,
            long used) {

        Item view() {
            return new Item(
                    no,
                    subject,
                    amount == null ? null : Money.ofFen(amount).toString(),
                    kind,
                    counterparty,
                    validUntil,
                    holdsUntil,
                    Money.ofFen(used).toString(),
                    left(amount, used));
        }
    }

    private static @Nullable String left(@Nullable Long amount, long used) {
        return amount == null ? null : Money.ofFen(Math.max(0, amount - used)).toString();
    }

    Mono<Void> add(UUID id, Ask ask, List<Reason> reasons, List<Rule> rules, Caller caller) {
        var meeting = ask.toMeeting();
        var insert = database.sql("""
                        insert into resolution (principal, id, body, subject, notice_on, held_on, eligible, present,
                            in_favour, against, abstained, valid, reasons, rules, decides_amount, counted_by, topics,
                            groups, party_reviewed_on, authorised_by, recorded_by, recorded_at)
                        values (:principal, :id, :body, :subject, :notice, :held, :eligible, :present,
                            :favour, :against, :abstained, :valid, :reasons, :rules, :amount, :counted, :topics,
                            :groups, :reviewed, :authorised, :by, :at)
                        """)
                .bind("principal", ask.principal())
                .bind("id", id)
                .bind("body", ask.body().name())
                .bind("subject", ask.subject())
                .bind("notice", ask.noticeOn())
                .bind("held", ask.heldOn())
                .bind("eligible", meeting.eligible())
                .bind("present", meeting.present())
                .bind("favour", meeting.inFavour())
                .bind("against", meeting.against())
                .bind("abstained", meeting.abstained())
                .bind("valid", reasons.isEmpty())
                .bind("reasons", Json.of(json.writeValueAsString(reasons)))
                .bind("rules", Json.of(json.writeValueAsString(rules)))
                .bind("counted", ask.counted().name())
                .bind("topics", ask.told().toArray(String[]::new))
                .bind("groups", Json.of(json.writeValueAsString(ask.groupsTold())))
                .bind("by", caller.subject())
                .bind("at", clock.instant());
        insert = ask.partyReviewedOn() == null
                ? insert.bindNull("reviewed", LocalDate.class)
                : insert.bind("reviewed", ask.partyReviewedOn());
        insert = ask.authorisedBy() == null
                ? insert.bindNull("authorised", UUID.class)
                : insert.bind("authorised", ask.authorisedBy());
        insert = ask.amount() == null
                ? insert.bindNull("amount", Long.class)
                : insert.bind("amount", Money.parse(ask.amount()).fen());
        return insert.then().then(attendees(id, ask)).then(items(id, ask));
    }

    private Mono<Void> attendees(UUID id, Ask ask) {
        return ask.signedIn().isEmpty()
                ? Mono.empty()
                : database.sql("""
                                insert into resolution_attendee (principal, resolution, no, name, kind, signed_at,
                                    signature, identity, person)
                                select :principal, :id, a.no, a.line ->> 'name', a.line ->> 'kind',
                                       (a.line ->> 'signedAt')::timestamptz, a.line ->> 'signature',
                                       a.line ->> 'identity', p.key
                                from jsonb_array_elements(:attendees) with ordinality as a (line, no)
                                join unnest(:people::text[]) with ordinality as p (key, no) using (no)
                                """)
                        .bind("principal", ask.principal())
                        .bind("id", id)
                        .bind("attendees", Json.of(json.writeValueAsString(ask.signedIn())))
                        .bind(
                                "people",
                                ask.attendance().signed().stream()
                                        .map(Signed::key)
                                        .toArray(String[]::new))
                        .then();
    }

    private Mono<Void> items(UUID id, Ask ask) {
        return ask.decided().isEmpty()
                ? Mono.empty()
                : database.sql("""
                                insert into resolution_item (principal, resolution, no, subject, amount, kind,
                                    counterparty, counterparty_key, valid_until)
                                select :principal, :id, (i.line ->> 'no')::int, i.line ->> 'subject',
                                       k.fen, i.line ->> 'kind', i.line ->> 'counterparty', k.key,
                                       (i.line ->> 'validUntil')::date
                                from jsonb_array_elements(:items) with ordinality as i (line, no)
                                join unnest(:amounts::bigint[], :keys::text[]) with ordinality as k (fen, key, no)
                                    using (no)
                                """)
                        .bind("principal", ask.principal())
                        .bind("id", id)
                        .bind("items", Json.of(json.writeValueAsString(ask.decided())))
                        .bind(
                                "amounts",
                                ask.decided().stream()
                                        .map(AskItem::amount)
                                        .map(text -> text == null
                                                ? null
                                                : Money.parse(text).fen())
                                        .toArray(Long[]::new))
                        .bind(
                                "keys",
                                ask.decided().stream()
                                        .map(AskItem::counterpartyKey)
                                        .toArray(String[]::new))
                        .then();
    }

    Mono<View> find(UUID id) {
        return database.sql(COLUMNS + "where id = :id")
                .bind("id", id)
                .mapProperties(Row.class)
                .one()
                .map(this::view)
                .switchIfEmpty(Mono.error(() -> new NotFound("resolution", id)));
    }

    Flux<View> list(@Nullable String principal, PageRequest page) {
        return database.sql(COLUMNS + """
                        where (:principal = '' or principal = :principal) and id::text > :after
                        order by id limit :limit
                        """)
                .bind("principal", principal == null ? "" : principal)
                .bind("after", page.after() == null ? "" : page.after())
                .bind("limit", page.fetch())
                .mapProperties(Row.class)
                .all()
                .map(this::view);
    }

    private View view(Row row) {
        return new View(
                row.id(),
                row.principal(),
                row.body(),
                row.subject(),
                row.noticeOn(),
                row.heldOn(),
                row.eligible(),
                row.present(),
                row.inFavour(),
                row.against(),
                row.abstained(),
                row.decidesAmount() == null
                        ? null
                        : Money.ofFen(row.decidesAmount()).toString(),
                row.valid(),
                json.readValue(row.reasons(), new TypeReference<List<Reason>>() {}),
                json.readValue(row.rules(), new TypeReference<List<Rule>>() {}),
                row.countedBy(),
                List.of(row.topics()),
                row.partyReviewedOn(),
                row.authorisedBy(),
                json.readValue(row.groups(), new TypeReference<List<Group>>() {}),
                json.readValue(row.attendees(), new TypeReference<List<Attendee>>() {}),
                json.readValue(row.items(), new TypeReference<List<ItemRow>>() {}).stream()
                        .map(ItemRow::view)
                        .toList(),
                json.readValue(row.uses(), new TypeReference<List<Use>>() {}),
                left(row.decidesAmount(), row.used()),
                row.recordedAt());
    }
}
