package org.fivetrust.agreements.authority;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.authority.MatterHandlingMessages.ExtensionView;
import org.fivetrust.agreements.authority.MatterHandlingMessages.HandingView;
import org.fivetrust.agreements.authority.MatterHandlingMessages.PauseView;
import org.fivetrust.agreements.authority.MatterMessages.ResolutionView;
import org.fivetrust.agreements.authority.model.MatterHandling.Extension;
import org.fivetrust.agreements.authority.model.MatterHandling.Reassignment;
import org.fivetrust.shared.kernel.NotFound;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What stands beside a matter's steps: pauses, extensions, handings, the resolutions it rests on. */
@Component
class MatterHandlingReader {

    private final DatabaseClient database;
    private final ResolutionUses resolutions;

    MatterHandlingReader(DatabaseClient database, ResolutionUses resolutions) {
        this.database = database;
        this.resolutions = resolutions;
    }

    record MatterExtras(
            List<PauseView> pauses,
            List<ExtensionView> extensions,
            List<HandingView> handings,
            List<ResolutionView> resolutions) {}

    Mono<MatterExtras> of(MatterRow row) {
        return Mono.zip(
                        pauses(row).collectList(),
                        extensions(row).collectList(),
                        handings(row).collectList(),
                        resolutions.of(row.principal(), row.id()).collectList())
                .map(all -> new MatterExtras(all.getT1(), all.getT2(), all.getT3(), all.getT4()));
    }

    private Flux<PauseView> pauses(MatterRow row) {
        return all(row, PauseView.class, """
                        select id, reason, paused_by as by, paused_at as at, resumed_by, resumed_at from matter_pause
                        where principal = :principal and matter = :matter order by paused_at, id
                        """);
    }

    private Flux<ExtensionView> extensions(MatterRow row) {
        return all(row, ExtensionView.class, """
                        select id, step, days, reason, asked_by, asked_at, granted, settled_by, settled_at, comment
                        from matter_extension where principal = :principal and matter = :matter order by asked_at, id
                        """);
    }

    private Flux<HandingView> handings(MatterRow row) {
        return all(row, HandingView.class, """
                        select id, from_subject as "from", from_name, to_subject as "to", to_name, step, reason,
                               handed_at as at, accepted_at, superseded_at
                        from matter_handing where principal = :principal and matter = :matter order by handed_at, id
                        """);
    }

    private <T> Flux<T> all(MatterRow row, Class<T> type, String sql) {
        return database.sql(sql)
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .mapProperties(type)
                .all();
    }

    Mono<Extension> extension(MatterRow row, UUID id) {
        return extensions(row)
                .filter(one -> one.id().equals(id))
                .map(one -> new Extension(one.id(), one.step(), one.askedBy(), one.granted() == null))
                .singleOrEmpty()
                .switchIfEmpty(Mono.error(() -> new NotFound("extension", id)));
    }

    Mono<Reassignment> handing(MatterRow row, UUID id) {
        return handings(row)
                .filter(one -> one.id().equals(id))
                .map(one -> new Reassignment(
                        one.id(),
                        one.from(),
                        one.to(),
                        one.step(),
                        one.acceptedAt() == null && one.supersededAt() == null))
                .singleOrEmpty()
                .switchIfEmpty(Mono.error(() -> new NotFound("handing", id)));
    }

    /** Who is set over a role today. */
    Mono<String> superior(String role, LocalDate today) {
        return database.sql("""
                        select superior from role_superior
                        where role = :role and in_force(valid_from, valid_to, :today)
                        order by valid_from desc limit 1
                        """)
                .bind("role", role)
                .bind("today", today)
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("superior of role", role)));
    }
}
