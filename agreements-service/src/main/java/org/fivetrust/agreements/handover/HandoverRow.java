package org.fivetrust.agreements.handover;

import java.time.Instant;
import java.time.LocalDate;
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
import org.springframework.data.relational.core.mapping.Table;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stored list with its items, settlements and signatures. */
@Table("handover_view")
record HandoverRow(
        UUID id,
        String principal,
        UUID agreement,
        Area area,
        Direction direction,
        String status,
        JsonNode missing,
        @Nullable LocalDate dueOn,
        @Nullable String dueSource,
        String digest,
        JsonNode items,
        JsonNode settlements,
        JsonNode signatures,
        String listedBy,
        Instant listedAt,
        @Nullable Instant completedAt) {

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

    private List<Line> lines(JsonMapper json) {
        return json.convertValue(items, new TypeReference<>() {});
    }

    private List<SettlementView> settled(JsonMapper json) {
        return json.convertValue(settlements, new TypeReference<>() {});
    }

    private List<SignatureView> signed(JsonMapper json) {
        return json.convertValue(signatures, new TypeReference<>() {});
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
                json.convertValue(missing, new TypeReference<List<String>>() {}),
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
