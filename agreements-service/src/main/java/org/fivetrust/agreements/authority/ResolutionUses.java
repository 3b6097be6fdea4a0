package org.fivetrust.agreements.authority;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.agreements.authority.MatterMessages.ConfirmationView;
import org.fivetrust.agreements.authority.MatterMessages.ResolutionView;
import org.fivetrust.agreements.authority.MatterMessages.UseState;
import org.fivetrust.agreements.authority.model.Matter;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The resolutions an act rests on, and who vouched for them. */
@Component
class ResolutionUses {

    private final DatabaseClient database;

    ResolutionUses(DatabaseClient database) {
        this.database = database;
    }

    private record Row(
            UUID resolution,
            int item,
            String decided,
            Matter.Status status,
            @Nullable Long amount,
            @Nullable String proof,
            @Nullable Instant usedAt,
            @Nullable String statement,
            @Nullable String confirmedBy,
            @Nullable String confirmedByName,
            @Nullable String onBehalfOf,
            @Nullable String onBehalfOfName,
            @Nullable Instant confirmedAt) {

        ResolutionView view() {
            return new ResolutionView(
                    resolution,
                    item == 0 ? null : item,
                    decided,
                    MatterViews.money(amount),
                    state(),
                    proof,
                    usedAt,
                    confirmation());
        }

        private UseState state() {
            if (usedAt == null) {
                return UseState.CONFIRMED;
            }
            if (!status.owes()) {
                return UseState.RELEASED;
            }
            return status == Matter.Status.EXECUTED ? UseState.CONSUMED : UseState.RESERVED;
        }

        private @Nullable ConfirmationView confirmation() {
            return statement == null || confirmedBy == null || confirmedByName == null || confirmedAt == null
                    ? null
                    : new ConfirmationView(
                            statement, confirmedBy, confirmedByName, onBehalfOf, onBehalfOfName, confirmedAt);
        }
    }

    Flux<ResolutionView> of(String principal, UUID matter) {
        return database.sql("""
                        with used as (
                            select resolution, coalesce(item, 0) as item, amount, proof, used_at from resolution_use
                            where principal = :principal and matter = :matter),
                        said as (
                            select resolution, item, statement, confirmed_by, confirmed_by_name, on_behalf_of,
                                   on_behalf_of_name, confirmed_at
                            from evidence_confirmation where principal = :principal and matter = :matter),
                        both_of as (select * from used full join said using (resolution, item))
                        select b.*, coalesce(i.subject, r.subject) as decided, m.status
                        from both_of b
                        join matter m on m.principal = :principal and m.id = :matter
                        join resolution r on r.principal = :principal and r.id = b.resolution
                        left join resolution_item i
                               on i.principal = :principal and i.resolution = b.resolution and i.no = b.item
                        order by b.resolution, b.item
                        """)
                .bind("principal", principal)
                .bind("matter", matter)
                .mapProperties(Row.class)
                .all()
                .map(Row::view);
    }
}
