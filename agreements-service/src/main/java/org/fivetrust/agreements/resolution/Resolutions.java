package org.fivetrust.agreements.resolution;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.resolution.ResolutionMessages.Ask;
import org.fivetrust.agreements.resolution.ResolutionMessages.Body;
import org.fivetrust.agreements.resolution.ResolutionMessages.Reason;
import org.fivetrust.agreements.resolution.ResolutionMessages.Rule;
import org.fivetrust.agreements.resolution.ResolutionMessages.View;
import org.fivetrust.agreements.resolution.model.MeetingRule;
import org.fivetrust.agreements.resolution.model.Share;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Resolutions at rest, never changed, and the rows of the law that judge them. */
@Component
class Resolutions {

    private static final String COLUMNS = """
            select principal, id, body, subject, notice_on, held_on, eligible, present, in_favour, against, abstained,
                   decides_amount, valid, reasons::text as reasons, rules::text as rules, recorded_at
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

    private record RuleRow(
            int id,
            int noticeDays,
            int quorumNumerator,
            int quorumDenominator,
            boolean quorumStrict,
            int majorityNumerator,
            int majorityDenominator,
            boolean majorityStrict,
            String majorityOf,
            LocalDate validFrom,
            String source,
            boolean unsure) {

        MeetingRule toRule() {
            return new MeetingRule(
                    id,
                    noticeDays,
                    new Share(quorumNumerator, quorumDenominator, quorumStrict),
                    new Share(majorityNumerator, majorityDenominator, majorityStrict),
                    MeetingRule.Base.valueOf(majorityOf),
                    validFrom,
                    source,
                    unsure);
        }
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
            Instant recordedAt) {}

    /** A committee or a collective: the law measures them differently. */
    Mono<String> kind(PrincipalId principal) {
        return database.sql("select kind from principal where principal = :principal")
                .bind("principal", principal.value())
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("principal", principal)));
    }

    Flux<MeetingRule> rules(Body body, String principalKind, LocalDate on) {
        return database.sql("""
                        select id, notice_days, quorum_numerator, quorum_denominator, quorum_strict, majority_numerator,
                               majority_denominator, majority_strict, majority_of, valid_from, source, unsure
                        from meeting_rule
                        where body = :body and (for_kind is null or for_kind = :kind)
                            and valid_from <= :on and (valid_to is null or valid_to >= :on)
                        order by id
                        """)
                .bind("body", body.name())
                .bind("kind", principalKind)
                .bind("on", on)
                .mapProperties(RuleRow.class)
                .all()
                .map(RuleRow::toRule);
    }

    Mono<Void> add(UUID id, Ask ask, List<Reason> reasons, List<Rule> rules, Caller caller) {
        var meeting = ask.toMeeting();
        var insert = database.sql("""
                        insert into resolution (principal, id, body, subject, notice_on, held_on, eligible, present,
                            in_favour, against, abstained, valid, reasons, rules, decides_amount, recorded_by, recorded_at)
                        values (:principal, :id, :body, :subject, :notice, :held, :eligible, :present,
                            :favour, :against, :abstained, :valid, :reasons, :rules, :amount, :by, :at)
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
                .bind("by", caller.subject())
                .bind("at", clock.instant());
        return (ask.amount() == null
                        ? insert.bindNull("amount", Long.class)
                        : insert.bind("amount", Money.parse(ask.amount()).fen()))
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
                row.recordedAt());
    }
}
