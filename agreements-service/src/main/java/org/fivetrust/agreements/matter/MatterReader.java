package org.fivetrust.agreements.matter;

import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.Agreements;
import org.fivetrust.agreements.agreement.model.AgreementEffect.Holding;
import org.fivetrust.agreements.calendar.WorkingCalendar;
import org.fivetrust.agreements.matter.MatterHandlingMessages.ExtensionView;
import org.fivetrust.agreements.matter.MatterHandlingMessages.PauseView;
import org.fivetrust.agreements.matter.MatterHandlingMessages.ReassignmentView;
import org.fivetrust.agreements.matter.MatterMessages.NoteView;
import org.fivetrust.agreements.matter.MatterMessages.View;
import org.fivetrust.agreements.matter.MatterRow.LoadedMatter;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Shows a matter: everything about it in one read. */
@Component
class MatterReader {

    private static final String VIEW = MatterStore.MATTER.formatted("""
            jsonb_build_object(
                'notes', coalesce((
                    select jsonb_agg(jsonb_build_object('kind', n.kind, 'body', n.body, 'by', n.by, 'at', n.at)
                               order by n.at, n.id)
                    from matter_note n where n.principal = m.principal and n.matter = m.id), '[]'),
                'pauses', coalesce((
                    select jsonb_agg(jsonb_build_object('id', p.id, 'reason', p.reason, 'by', p.paused_by, 'at',
                               p.paused_at, 'resumedBy', p.resumed_by, 'resumedAt', p.resumed_at)
                               order by p.paused_at, p.id)
                    from matter_pause p where p.principal = m.principal and p.matter = m.id), '[]'),
                'extensions', coalesce((
                    select jsonb_agg(jsonb_build_object('id', e.id, 'step', e.step, 'days', e.days, 'reason', e.reason,
                               'askedBy', e.asked_by, 'askedAt', e.asked_at, 'granted', e.granted, 'settledBy',
                               e.settled_by, 'settledAt', e.settled_at, 'comment', e.comment) order by e.asked_at, e.id)
                    from matter_extension e where e.principal = m.principal and e.matter = m.id), '[]'),
                'reassignments', coalesce((
                    select jsonb_agg(jsonb_build_object('id', h.id, 'from', h.from_subject, 'fromName', h.from_name, 'to',
                               h.to_subject, 'toName', h.to_name, 'step', h.step, 'reason', h.reason, 'at', h.handed_at,
                               'acceptedAt', h.accepted_at, 'supersededAt', h.superseded_at) order by h.handed_at, h.id)
                    from matter_reassignment h where h.principal = m.principal and h.matter = m.id), '[]'),
                'resolutions', (""" + ResolutionUse.OF_MATTER + """
            ))::text""") + "m.id = :id";

    private final DatabaseClient database;
    private final Agreements agreements;
    private final WorkingCalendar workingCalendar;
    private final JsonMapper json;

    MatterReader(DatabaseClient database, Agreements agreements, WorkingCalendar workingCalendar, JsonMapper json) {
        this.database = database;
        this.agreements = agreements;
        this.workingCalendar = workingCalendar;
        this.json = json;
    }

    /** What only a view shows. */
    record Extras(
            List<NoteView> notes,
            List<PauseView> pauses,
            List<ExtensionView> extensions,
            List<ReassignmentView> reassignments,
            List<ResolutionUse> resolutions) {}

    Mono<View> view(Caller caller, UUID id) {
        return row(caller, id)
                .zipWhen(
                        row -> agreements.effect(row.agreement()),
                        (row, effect) -> view(row, row.holding(effect, workingCalendar.today(), json)));
    }

    /** For a transaction that knows already what the agreement lets become of it. */
    Mono<View> view(Caller caller, LoadedMatter known) {
        return row(caller, known.row().id()).map(row -> view(row, known.holding()));
    }

    private Mono<MatterRow> row(Caller caller, UUID id) {
        return database.sql(VIEW + caller.scope().condition("m.principal"))
                .bind("id", id)
                .bind("me", "")
                .bind("today", workingCalendar.today())
                .mapProperties(MatterRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("matter", id)));
    }

    private View view(MatterRow row, Holding holding) {
        return MatterViews.view(
                row, json.readValue(row.extras(), Extras.class), holding, workingCalendar.today(), json);
    }
}
