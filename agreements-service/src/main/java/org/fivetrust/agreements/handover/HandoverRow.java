package org.fivetrust.agreements.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.handover.HandoverMessages.ItemView;
import org.fivetrust.agreements.handover.HandoverMessages.SettlementView;
import org.fivetrust.agreements.handover.HandoverMessages.SignatureView;
import org.fivetrust.agreements.handover.HandoverMessages.View;
import org.fivetrust.agreements.handover.model.Direction;
import org.fivetrust.agreements.handover.model.Handover;
import org.fivetrust.agreements.handover.model.Item;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A list at rest, with all its lines. */
record HandoverRow(
        UUID id,
        String principal,
        UUID agreement,
        Area area,
        Direction direction,
        String status,
        String missing,
        @Nullable LocalDate dueOn,
        @Nullable String dueSource,
        String digest,
        String items,
        String settlements,
        String signatures,
        String listedBy,
        Instant listedAt,
        @Nullable Instant completedAt) {

    static final String SELECT = """
            select h.id, h.principal, h.agreement, h.area, h.direction, h.status, h.missing::text as missing, h.due_on,
                   h.due_source, h.digest, h.listed_by, h.listed_at, h.completed_at,
                   (select coalesce(jsonb_agg(jsonb_build_object('no', i.no, 'category', i.category,
                        'description', i.description, 'quantity', i.quantity, 'counted', i.counted,
                        'bookAmount', i.book_amount, 'actualAmount', i.actual_amount,
                        'differenceCause', i.difference_cause, 'keeper', i.keeper, 'place', i.place, 'state', i.state,
                        'evidenceNumber', i.evidence_number) order by i.no), '[]')
                    from handover_item i where i.principal = h.principal and i.handover = h.id)::text as items,
                   (select coalesce(jsonb_agg(jsonb_build_object('item', s.item, 'kind', s.kind,
                        'quantity', s.quantity, 'reason', s.reason, 'document', s.document, 'by', s.by,
                        'byName', s.by_name, 'at', s.at) order by s.at, s.id), '[]')
                    from handover_settlement s
                    where s.principal = h.principal and s.handover = h.id)::text as settlements,
                   (select coalesce(jsonb_agg(jsonb_build_object('part', g.part, 'by', g.by, 'byName', g.by_name,
                        'role', g.role, 'at', g.at) order by g.at, g.part), '[]')
                    from handover_signature g
                    where g.principal = h.principal and g.handover = h.id)::text as signatures
            from handover h
            """;

    private static final DateTimeFormatter CURSOR =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSSSSS").withZone(ZoneOffset.UTC);

    private record Line(
            int no,
            String category,
            String description,
            int quantity,
            int counted,
            @Nullable Long bookAmount,
            @Nullable Long actualAmount,
            @Nullable String differenceCause,
            @Nullable String keeper,
            @Nullable String place,
            @Nullable String state,
            @Nullable String evidenceNumber) {

        private static @Nullable Money money(@Nullable Long fen) {
            return fen == null ? null : Money.ofFen(fen);
        }

        private static @Nullable String text(@Nullable Long fen) {
            return fen == null ? null : Money.ofFen(fen).toString();
        }

        Item toItem() {
            return new Item(
                    no,
                    category,
                    description,
                    quantity,
                    counted,
                    money(bookAmount),
                    money(actualAmount),
                    differenceCause,
                    evidenceNumber);
        }

        ItemView view() {
            return new ItemView(
                    no,
                    category,
                    description,
                    quantity,
                    counted,
                    text(bookAmount),
                    text(actualAmount),
                    bookAmount == null ? null : toItem().difference().toString(),
                    differenceCause,
                    keeper,
                    place,
                    state,
                    evidenceNumber);
        }
    }

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    /** As the listing orders them. */
    String cursor() {
        return CURSOR.format(listedAt) + id;
    }

    private List<Line> lines(JsonMapper json) {
        return json.readValue(items, new TypeReference<>() {});
    }

    private List<SettlementView> settled(JsonMapper json) {
        return json.readValue(settlements, new TypeReference<>() {});
    }

    private List<SignatureView> signed(JsonMapper json) {
        return json.readValue(signatures, new TypeReference<>() {});
    }

    Handover toHandover(JsonMapper json) {
        return new Handover(
                id,
                area,
                direction,
                status.equals("COMPLETE"),
                lines(json).stream().map(Line::toItem).toList(),
                settled(json).stream()
                        .map(one -> new Handover.Settlement(one.item(), one.kind(), one.quantity()))
                        .toList(),
                signed(json).stream()
                        .map(one -> new Handover.Signature(one.part(), one.by()))
                        .toList());
    }

    View view(JsonMapper json) {
        return new View(
                id,
                principal,
                agreement,
                area,
                direction,
                status,
                json.readValue(missing, new TypeReference<List<String>>() {}),
                dueOn,
                dueSource,
                digest,
                lines(json).stream().map(Line::view).toList(),
                settled(json),
                signed(json),
                listedBy,
                listedAt,
                completedAt);
    }
}
