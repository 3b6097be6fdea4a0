package org.fivetrust.agreements.matter;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.agreements.agreement.model.AgreementVersion;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.ClauseRule;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.calendar.WorkingCalendar;
import org.fivetrust.agreements.calendar.model.WorkingDays;
import org.fivetrust.agreements.matter.ActIntakeMessages.MatterRef;
import org.fivetrust.agreements.matter.model.ActingCapacity;
import org.fivetrust.agreements.matter.model.ActingCapacityQuery;
import org.fivetrust.agreements.matter.model.MatterQuery;
import org.fivetrust.agreements.matter.model.Step;
import org.fivetrust.agreements.matter.model.VisibleMatter;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.agreements.ruling.model.Ruling;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Likeness;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * Matters as other features need them, and how they are opened, in the transaction of the ruling that called for them.
 */
@Component
public class Matters {

    private final MatterStore store;
    private final ActingCapacities actingCapacities;
    private final DatabaseClient database;
    private final WorkingCalendar workingCalendar;
    private final MatterEvents news;
    private final FundsNews funds;
    private final JsonMapper json;
    private final Clock clock;

    Matters(
            MatterStore store,
            ActingCapacities actingCapacities,
            DatabaseClient database,
            WorkingCalendar workingCalendar,
            MatterEvents news,
            FundsNews funds,
            JsonMapper json,
            Clock clock) {
        this.store = store;
        this.actingCapacities = actingCapacities;
        this.database = database;
        this.workingCalendar = workingCalendar;
        this.news = news;
        this.funds = funds;
        this.json = json;
        this.clock = clock;
    }

    /** With what the next command on them is decided by. */
    public Flux<VisibleMatter> find(MatterQuery wanted) {
        return store.find(wanted);
    }

    public Mono<List<ActingCapacity>> capacities(ActingCapacityQuery wanted) {
        return actingCapacities.of(wanted);
    }

    /** A matter as it is opened; its names are those of the columns. */
    @JsonNaming(SnakeCaseStrategy.class)
    private record NewMatter(
            String principal,
            UUID id,
            String number,
            String subdistrict,
            String community,
            UUID act,
            String kind,
            @Nullable Long amount,
            long bandedOn,
            String subject,
            @Nullable String category,
            boolean emergency,
            @Nullable String counterparty,
            @Nullable String counterpartyNameKey,
            @Nullable String counterpartyAccountKey,
            @Nullable String counterpartyNearKey,
            String digest,
            UUID agreement,
            UUID ruling,
            String requestedBy,
            String requestedByName,
            LocalDate requestedOn,
            Instant openedAt,
            Area area,
            Set<String> exclusive,
            Set<String> requesting,
            @Nullable LocalDate papersDue,
            @Nullable List<String> papersWanted) {

        static final String COLUMNS = """
                principal, id, number, subdistrict, community, act, kind, amount, banded_on, subject, category, emergency,
                counterparty, counterparty_name_key, counterparty_account_key, counterparty_near_key, digest, agreement, ruling,
                requested_by, requested_by_name, requested_on, opened_at, area, exclusive, requesting, papers_due, papers_wanted""";

        FundsNews.MatterFacts facts() {
            return new FundsNews.MatterFacts(principal, id, number, act, area, kind, category, amount, requestedBy);
        }
    }

    /** A step as it is planned; its names are those of the columns. */
    @JsonNaming(SnakeCaseStrategy.class)
    private record NewStep(
            String principal,
            UUID matter,
            int no,
            UUID id,
            String title,
            String titleEnglish,
            String role,
            int days,
            List<String> wants,
            @Nullable String stage,
            @Nullable String body,
            @Nullable Integer quorum,
            Step.Status status,
            @Nullable LocalDate due) {

        static final String COLUMNS =
                "principal, matter, no, id, title, title_english, role, days, wants, stage, body, quorum, status, due";
    }

    Mono<MatterRef> open(Act act, String digest, Ruling ruling, PolicyDecision.RequireApproval requireApproval) {
        var agreement = Objects.requireNonNull(ruling.agreement());
        var steps = requireApproval.band().steps();
        return Mono.zip(number(agreement.subdistrict()), workingCalendar.fromToday())
                .flatMap(known -> {
                    var row = row(known.getT1(), known.getT2(), act, digest, ruling, agreement, requireApproval);
                    return insert(row)
                            .then(shares(row, act))
                            .then(plan(row, steps, known.getT2()))
                            .then(related(row, ruling.inputs().related().matters()))
                            .then(near(row))
                            .then(news.tell(row.principal(), row.id(), "OPENED"))
                            .then(tellRelatedParty(row))
                            .thenReturn(new MatterRef(row.id(), row.number()));
                });
    }

    /** Without gap: the counter's row is locked until the matter is committed. */
    private Mono<String> number(String subdistrict) {
        var year = LocalDate.now(clock).getYear();
        return database.sql("""
                        insert into matter_number (subdistrict, year, last) values (:subdistrict, :year, 1)
                        on conflict (subdistrict, year) do update set last = matter_number.last + 1
                        returning last
                        """)
                .bind("subdistrict", subdistrict)
                .bind("year", year)
                .mapValue(Integer.class)
                .one()
                .map(last -> "%s-%d-%06d".formatted(subdistrict.toUpperCase(Locale.ROOT), year, last));
    }

    private NewMatter row(
            String number,
            WorkingDays days,
            Act act,
            String digest,
            Ruling ruling,
            AgreementVersion agreement,
            PolicyDecision.RequireApproval requireApproval) {
        var party = act.counterparty();
        var emergency = requireApproval.band().emergency();
        return new NewMatter(
                act.principal().value(),
                UUID.randomUUID(),
                number,
                agreement.subdistrict(),
                agreement.community(),
                act.id(),
                act.kind(),
                act.amount() == null ? null : act.amount().fen(),
                requireApproval.bandedOn().fen(),
                act.subject(),
                act.category(),
                act.emergency(),
                party == null ? null : party.name(),
                party == null ? null : PartyKey.name(party.name()),
                party == null ? null : PartyKey.account(party.account()),
                party == null ? null : Likeness.nearName(party.name()),
                digest,
                agreement.id(),
                ruling.basis().ruling(),
                act.requestedBy().subject(),
                act.requestedBy().name(),
                act.on(),
                clock.instant(),
                requireApproval.area(),
                requireApproval.exclusive(),
                requireApproval.requesting(),
                emergency == null ? null : days.after(workingCalendar.today(), emergency.papersDays()),
                emergency == null ? null : emergency.papers());
    }

    private Mono<Void> insert(NewMatter matter) {
        return database.sql("""
                        insert into matter (%1$s, status, current_step, changed_at)
                        select %1$s, 'OPEN', 1, opened_at from jsonb_populate_record(null::matter, :matter)
                        """.formatted(NewMatter.COLUMNS))
                .bind("matter", Json.of(json.writeValueAsString(matter)))
                .then();
    }

    /** The sides of a matter that has several; its names are those of the columns. */
    @JsonNaming(SnakeCaseStrategy.class)
    private record NewShare(
            String principal,
            UUID matter,
            int no,
            String community,
            String name,
            String nameKey,
            @Nullable String accountKey,
            long amount) {

        static final String COLUMNS = "principal, matter, no, community, name, name_key, account_key, amount";
    }

    private Mono<Void> shares(NewMatter matter, Act act) {
        var shares = act.shares();
        var rows = IntStream.range(0, shares.size())
                .mapToObj(n -> share(matter, n + 1, shares.get(n)))
                .toList();
        return rows.isEmpty()
                ? Mono.empty()
                : database.sql("""
                                insert into matter_share (%1$s)
                                select %1$s from jsonb_populate_recordset(null::matter_share, :shares)
                                """.formatted(NewShare.COLUMNS))
                        .bind("shares", Json.of(json.writeValueAsString(rows)))
                        .then();
    }

    private static NewShare share(NewMatter matter, int no, Act.Share share) {
        var party = share.counterparty();
        return new NewShare(
                matter.principal(),
                matter.id(),
                no,
                matter.community(),
                party.name(),
                PartyKey.name(party.name()),
                PartyKey.account(party.account()),
                share.amount().fen());
    }

    private Mono<Void> plan(NewMatter matter, List<ClauseRule.Step> steps, WorkingDays days) {
        var planned = IntStream.rangeClosed(1, steps.size())
                .mapToObj(no -> planned(matter, no, steps, days))
                .toList();
        return database.sql("""
                        insert into matter_step (%1$s)
                        select %1$s from jsonb_populate_recordset(null::matter_step, :steps)
                        """.formatted(NewStep.COLUMNS))
                .bind("steps", Json.of(json.writeValueAsString(planned)))
                .then();
    }

    private NewStep planned(NewMatter matter, int no, List<ClauseRule.Step> steps, WorkingDays days) {
        var step = steps.get(no - 1);
        var body = step.body();
        var opens = opensAtOnce(step, steps);
        return new NewStep(
                matter.principal(),
                matter.id(),
                no,
                UUID.randomUUID(),
                step.title(),
                step.english(),
                step.role(),
                step.days(),
                step.evidence(),
                step.group(),
                body == null ? null : body.name(),
                body == null ? null : body.quorum(),
                opens ? Step.Status.OPEN : Step.Status.WAITING,
                opens ? days.after(workingCalendar.today(), step.days()) : null);
    }

    /** The first step opens at once, and with it those of its group. */
    private static boolean opensAtOnce(ClauseRule.Step step, List<ClauseRule.Step> steps) {
        var first = steps.getFirst();
        return step == first || step.group() != null && step.group().equals(first.group());
    }

    /**
     * A party whose name or account number is nearly that of another is noted, so that the approvers look: another
     * matter of the community within the year, or what is registered of the requester.
     */
    private Mono<Void> near(NewMatter matter) {
        return matter.counterpartyNearKey() == null
                ? Mono.empty()
                : database.sql("""
                                insert into matter_note (principal, matter, id, kind, body, by, at)
                                select :principal, :matter, gen_random_uuid(), 'NEARLY_ALIKE',
                                       jsonb_strip_nulls(jsonb_build_object(
                                           'counterparties',
                                           array_agg(distinct other.name) filter (where other.name is not null),
                                           'accounts',
                                           array_agg(distinct '****' || right(other.account, 4))
                                               filter (where other.account is not null))),
                                       :by, :at
                                from (select counterparty as name, null as account from matter
                                       where community = :community and counterparty_near_key = :near
                                         and counterparty_name_key <> :name and requested_on > :since
                                      union all
                                      select party_name, null from related_party
                                       where subject = :requester and near_key = :near and name_key <> :name
                                         and in_force(valid_from, valid_to, :on)
                                      union all
                                      select null, counterparty_account_key from matter
                                       where community = :community and requested_on > :since
                                         and is_near_number(counterparty_account_key, :account)
                                      union all
                                      select null, account_key from related_party
                                       where subject = :requester and is_near_number(account_key, :account)
                                         and in_force(valid_from, valid_to, :on)) other
                                having count(*) > 0
                                """)
                        .bind("principal", matter.principal())
                        .bind("matter", matter.id())
                        .bind("community", matter.community())
                        .bind("near", matter.counterpartyNearKey())
                        .bind("account", Objects.requireNonNullElse(matter.counterpartyAccountKey(), ""))
                        .bind("name", Objects.requireNonNull(matter.counterpartyNameKey()))
                        .bind("requester", matter.requestedBy())
                        .bind("on", matter.requestedOn())
                        .bind("since", matter.requestedOn().minusYears(1))
                        .bind("by", "svc-agreements")
                        .bind("at", clock.instant())
                        .then();
    }

    /** The last step of the transaction, as it writes to the outbox. */
    private Mono<Void> tellRelatedParty(NewMatter matter) {
        return matter.counterpartyNameKey() == null
                ? Mono.empty()
                : funds.relatedParty(
                        matter.facts(),
                        matter.subdistrict(),
                        new PartyKey(matter.counterpartyNameKey(), matter.counterpartyAccountKey()),
                        matter.requestedOn());
    }

    /** Both sides of a sum are noted on each other. */
    private Mono<Void> related(NewMatter matter, List<UUID> others) {
        if (others.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        insert into matter_note (principal, matter, id, kind, body, by, at)
                        select principal, id, gen_random_uuid(), 'RELATED', :body, :by, :at
                        from matter where id = any (:others)
                        union all
                        select :principal, :matter, gen_random_uuid(), 'RELATED', :list, :by, :at
                        """)
                .bind("body", Json.of(json.writeValueAsString(Map.of("matters", List.of(matter.id())))))
                .bind("list", Json.of(json.writeValueAsString(Map.of("matters", others))))
                .bind("others", others.toArray(UUID[]::new))
                .bind("principal", matter.principal())
                .bind("matter", matter.id())
                .bind("by", "svc-agreements")
                .bind("at", clock.instant())
                .then();
    }
}
