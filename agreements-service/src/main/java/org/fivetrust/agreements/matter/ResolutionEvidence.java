package org.fivetrust.agreements.matter;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreements.matter.EvidenceCheck.Laying;
import org.fivetrust.agreements.matter.MatterMessages.Confirm;
import org.fivetrust.agreements.matter.MatterMessages.Evidence;
import org.fivetrust.agreements.matter.MatterRow.LoadedMatter;
import org.fivetrust.agreements.matter.model.ActingCapacity;
import org.fivetrust.agreements.matter.model.EvidenceConfirmation;
import org.fivetrust.agreements.resolution.model.DecidedItem;
import org.fivetrust.agreements.resolution.model.ResolutionUse;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Resolutions laid before an act: one use after the other, each judged by the model, kept with how it was proved. */
@Component
class ResolutionEvidence {

    private static final String DECIDED = """
            select r.id, r.valid,
                   coalesce((select string_agg(one ->> 'figure' || ': ' || (one ->> 'actual') || ' < '
                       || (one ->> 'required'), '; ') from jsonb_array_elements(r.reasons) one), '') as reasons,
                   r.body,
                   (select b.decided_by || ' (' || b.source || ')' from meeting_topic_bar b
                    where b.body = r.body and b.for_kind = p.kind and b.region in ('CN', c.region)
                        and b.topic in ('AGENCY_ACT', :kind) and in_force(b.valid_from, b.valid_to, r.held_on)
                    limit 1) as barred,
                   r.held_on, resolution_last_day(r.principal, r.held_on, i.valid_until, :kind) as last_day,
                   r.present, r.recorded_at, r.recorded_by,
                   exists (select 1 from agreement a
                           where a.principal = r.principal and a.resolution = r.id and a.status <> 'DRAFT')
                       or exists (select 1 from agreement_termination t
                                  where t.principal = r.principal and t.resolution = r.id) as carries,
                   exists (select 1 from resolution_item any_item
                           where any_item.principal = r.principal and any_item.resolution = r.id) as itemised,
                   i.no as item, i.kind, i.counterparty_key, i.amount, r.decides_amount as amount_of_all,
                   taken.used, taken.used_of_all, taken.uses,
                   (select coalesce(u.item, 0) from resolution_use u
                    where u.principal = r.principal and u.resolution = r.id and u.matter = :matter) as laid
            from resolution r
            join principal p on p.principal = r.principal
            join community c on c.code = p.community
            left join resolution_item i on i.principal = r.principal and i.resolution = r.id and i.no = :item
            cross join lateral (
                select coalesce(sum(u.amount) filter (where u.item = coalesce(i.no, 0)), 0)::bigint as used,
                       coalesce(sum(u.amount), 0)::bigint as used_of_all,
                       (count(*) filter (where u.item = coalesce(i.no, 0)))::int as uses
                from resolution_live_use u
                where u.principal = r.principal and u.resolution = r.id and u.matter <> :matter) taken
            where r.principal = :principal and r.id = :id
            """;

    private final DatabaseClient database;
    private final Clock clock;

    ResolutionEvidence(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Which resolution, and which item of it. */
    private record Named(UUID resolution, @Nullable Integer item) {}

    /** How many were at the assembly whose resolution this is; it is used up by what it lets through. */
    Mono<Integer> lay(Laying laying, Evidence evidence) {
        var matter = laying.found().row();
        var named = new Named(Objects.requireNonNull(evidence.resolution()), evidence.item());
        return decided(matter, named)
                .delayUntil(decidedItem -> prove(laying, evidence, decidedItem, serving(matter, named, decidedItem)))
                .map(DecidedItem::present);
    }

    /** Two acts never count one resolution at the same moment. */
    private Mono<DecidedItem> decided(MatterRow matter, Named named) {
        return database.sql("select " + AdvisoryLock.RESOLUTION_USES.hold(":resolution"))
                .bind("resolution", matter.principal() + "/" + named.resolution())
                .fetch()
                .rowsUpdated()
                .then(read(matter, named));
    }

    private Mono<DecidedItem> read(MatterRow matter, Named named) {
        return database.sql(DECIDED)
                .bind("kind", matter.kind())
                .bind("matter", matter.id())
                .bind("item", Objects.requireNonNullElse(named.item(), 0))
                .bind("principal", matter.principal())
                .bind("id", named.resolution())
                .mapProperties(DecidedItem.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new Refused(Refusal.rule("resolution.unknown")
                        .with("resolution", named.resolution())
                        .with("principal", matter.principal()))));
    }

    private ResolutionUse serving(MatterRow matter, Named named, DecidedItem decidedItem) {
        return decidedItem.serves(matter.asked(), named.item(), LocalDate.now(clock));
    }

    private Mono<Void> prove(Laying laying, Evidence evidence, DecidedItem decidedItem, ResolutionUse resolutionUse) {
        var matter = laying.found().row();
        return switch (resolutionUse) {
            case ResolutionUse.Refuse(var because) -> Mono.error(new Refused(because));
            case ResolutionUse.Matched() -> use(matter, decidedItem, "MATCHED");
            case ResolutionUse.Unproven() ->
                stated(laying, evidence, decidedItem)
                        .then(Mono.defer(() -> confirmed(matter, decidedItem)))
                        .then(Mono.defer(() -> use(matter, decidedItem, "CONFIRMED")));
        };
    }

    /** A supervisor may confirm while taking the supervisor's step. */
    private Mono<Void> stated(Laying laying, Evidence evidence, DecidedItem decidedItem) {
        var statement = evidence.confirmation();
        if (statement == null) {
            return Mono.empty();
        }
        var step = laying.step();
        return step != null && step.role().equals(Roles.SUPERVISOR)
                ? say(laying.found(), laying.caller(), decidedItem, statement).then()
                : Mono.error(new Refused(Refusal.person("matter.wrong-role").with("role", Roles.SUPERVISOR)));
    }

    private Mono<Void> confirmed(MatterRow matter, DecidedItem decidedItem) {
        return database.sql("""
                        select 1 from evidence_confirmation where principal = :principal and matter = :matter
                            and resolution = :resolution and item = :item
                        """)
                .bind("principal", matter.principal())
                .bind("matter", matter.id())
                .bind("resolution", decidedItem.id())
                .bind("item", decidedItem.no())
                .mapValue(Integer.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new Refused(decidedItem.unconfirmed(matter.asked()))))
                .then();
    }

    /** Confirms apart from any step, before the step that wants it is taken. */
    Mono<Void> confirm(LoadedMatter loadedMatter, Caller caller, Confirm confirm) {
        var named = new Named(confirm.resolution(), confirm.item());
        return decided(loadedMatter.row(), named)
                .delayUntil(decidedItem ->
                        serving(loadedMatter.row(), named, decidedItem) instanceof ResolutionUse.Refuse(var because)
                                ? Mono.error(new Refused(because))
                                : Mono.empty())
                .flatMap(decidedItem -> say(loadedMatter, caller, decidedItem, confirm.statement()))
                .filter(kept -> kept > 0)
                .switchIfEmpty(Mono.error(() -> new Refused(Refusal.state("matter.confirmed-already"))))
                .then();
    }

    private Mono<Long> say(LoadedMatter loadedMatter, Caller caller, DecidedItem decidedItem, String statement) {
        return switch (loadedMatter.matter().confirming(loadedMatter.actor())) {
            case EvidenceConfirmation.Refuse(var because) -> Mono.error(new Refused(because));
            case EvidenceConfirmation.By(var actingCapacity) ->
                keep(loadedMatter.row(), caller, actingCapacity, decidedItem, statement);
        };
    }

    private Mono<Long> keep(
            MatterRow matter, Caller caller, ActingCapacity actingCapacity, DecidedItem decidedItem, String statement) {
        return database.sql("""
                        insert into evidence_confirmation (principal, matter, resolution, item, statement, confirmed_by,
                            confirmed_by_name, on_behalf_of, on_behalf_of_name, confirmed_at)
                        values (:principal, :matter, :resolution, :item, :statement, :by, :name, :for, :for_name, :at)
                        on conflict do nothing
                        """)
                .bind("principal", matter.principal())
                .bind("matter", matter.id())
                .bind("resolution", decidedItem.id())
                .bind("item", decidedItem.no())
                .bind("statement", statement)
                .bind("by", caller.subject())
                .bind("name", caller.name())
                .bind("at", clock.instant())
                .bind("for", Parameters.in(R2dbcType.VARCHAR, actingCapacity.delegator()))
                .bind("for_name", Parameters.in(R2dbcType.VARCHAR, actingCapacity.delegatorName()))
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> use(MatterRow matter, DecidedItem decidedItem, String proof) {
        return database.sql("""
                        insert into resolution_use (principal, resolution, matter, amount, item, proof, used_at)
                        values (:principal, :id, :matter, :amount, :item, :proof, :at) on conflict do nothing
                        """)
                .bind("item", Parameters.in(R2dbcType.INTEGER, decidedItem.item()))
                .bind("principal", matter.principal())
                .bind("id", decidedItem.id())
                .bind("matter", matter.id())
                .bind("amount", matter.worth().fen())
                .bind("proof", proof)
                .bind("at", clock.instant())
                .then();
    }
}
