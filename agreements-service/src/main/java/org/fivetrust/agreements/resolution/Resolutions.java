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
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stored resolutions, never changed. */
@Component
class Resolutions {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final JsonMapper json;
    private final Clock clock;

    Resolutions(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, JsonMapper json, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.json = json;
        this.clock = clock;
    }

    @Table("resolution_view")
    record Row(
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
            @Nullable Money decidesAmount,
            boolean valid,
            JsonNode reasons,
            JsonNode rules,
            CountedBy countedBy,
            List<String> topics,
            @Nullable LocalDate partyReviewedOn,
            @Nullable UUID authorisedBy,
            JsonNode groups,
            JsonNode attendees,
            JsonNode items,
            JsonNode uses,
            Money used,
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

    @Table("resolution")
    record NewResolution(
            String principal,
            @Id UUID id,
            Body body,
            String subject,
            LocalDate noticeOn,
            LocalDate heldOn,
            int eligible,
            int present,
            int inFavour,
            int against,
            int abstained,
            boolean valid,
            JsonNode reasons,
            JsonNode rules,
            @Nullable Money decidesAmount,
            CountedBy countedBy,
            List<String> topics,
            JsonNode groups,
            @Nullable LocalDate partyReviewedOn,
            @Nullable UUID authorisedBy,
            String recordedBy,
            Instant recordedAt) {}

    Mono<Void> add(UUID id, Ask ask, List<Reason> reasons, List<Rule> rules, Caller caller) {
        var meeting = ask.toMeeting();
        var resolution = new NewResolution(
                ask.principal(),
                id,
                ask.body(),
                ask.subject(),
                ask.noticeOn(),
                ask.heldOn(),
                meeting.eligible(),
                meeting.present(),
                meeting.inFavour(),
                meeting.against(),
                meeting.abstained(),
                reasons.isEmpty(),
                json.valueToTree(reasons),
                json.valueToTree(rules),
                ask.amount() == null ? null : Money.parse(ask.amount()),
                ask.counted(),
                ask.topicsGiven(),
                json.valueToTree(ask.groupsGiven()),
                ask.partyReviewedOn(),
                ask.authorisedBy(),
                caller.subject(),
                clock.instant());
        return entities.insert(resolution).then(attendees(id, ask)).then(items(id, ask));
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

    Mono<View> find(Scope scope, UUID id) {
        return lists.of(Row.class, scope)
                .where(Row::id, id)
                .one("resolution", id)
                .map(this::view);
    }

    Mono<Page<View>> list(Scope scope, @Nullable String principal, PageRequest page) {
        return lists.of(Row.class, scope)
                .where(Row::principal, principal)
                .inOrderOf(Row::id)
                .page(page)
                .map(rows -> rows.map(this::view));
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
                row.decidesAmount() == null ? null : row.decidesAmount().toString(),
                row.valid(),
                json.convertValue(row.reasons(), new TypeReference<List<Reason>>() {}),
                json.convertValue(row.rules(), new TypeReference<List<Rule>>() {}),
                row.countedBy(),
                row.topics(),
                row.partyReviewedOn(),
                row.authorisedBy(),
                json.convertValue(row.groups(), new TypeReference<List<Group>>() {}),
                json.convertValue(row.attendees(), new TypeReference<List<Attendee>>() {}),
                json.convertValue(row.items(), new TypeReference<List<ItemRow>>() {}).stream()
                        .map(ItemRow::view)
                        .toList(),
                json.convertValue(row.uses(), new TypeReference<List<Use>>() {}),
                left(
                        row.decidesAmount() == null ? null : row.decidesAmount().fen(),
                        row.used().fen()),
                row.recordedAt());
    }
}
