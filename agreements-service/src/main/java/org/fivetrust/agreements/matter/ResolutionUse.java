package org.fivetrust.agreements.matter;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.agreements.matter.MatterMessages.ConfirmationView;
import org.fivetrust.agreements.matter.MatterMessages.ResolutionView;
import org.fivetrust.agreements.matter.MatterMessages.UseState;
import org.fivetrust.agreements.matter.model.Matter;
import org.jspecify.annotations.Nullable;

/** A resolution an act rests on, how far it was used, and who confirmed it. */
record ResolutionUse(
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

    /** Those of the matter {@code m}. */
    static final String OF_MATTER = """
            with used as (
                select resolution, coalesce(item, 0) as item, amount, proof, used_at from resolution_use u
                where u.principal = m.principal and u.matter = m.id),
            confirmed as (
                select resolution, item, statement, confirmed_by, confirmed_by_name, on_behalf_of,
                       on_behalf_of_name, confirmed_at
                from evidence_confirmation c where c.principal = m.principal and c.matter = m.id),
            both_of as (select * from used full join confirmed using (resolution, item))
            select coalesce(jsonb_agg(jsonb_build_object('resolution', b.resolution, 'item', b.item, 'decided',
                       coalesce(i.subject, r.subject), 'status', m.status, 'amount', b.amount, 'proof', b.proof, 'usedAt',
                       b.used_at, 'statement', b.statement, 'confirmedBy', b.confirmed_by, 'confirmedByName',
                       b.confirmed_by_name, 'onBehalfOf', b.on_behalf_of, 'onBehalfOfName', b.on_behalf_of_name,
                       'confirmedAt', b.confirmed_at) order by b.resolution, b.item), '[]')
            from both_of b
            join resolution r on r.principal = m.principal and r.id = b.resolution
            left join resolution_item i
                   on i.principal = m.principal and i.resolution = b.resolution and i.no = b.item""";

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
