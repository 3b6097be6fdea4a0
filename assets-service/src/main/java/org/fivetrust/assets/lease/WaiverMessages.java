package org.fivetrust.assets.lease;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.fivetrust.assets.lease.model.DemandOrder;
import org.fivetrust.assets.lease.model.LeaseEndOrder;
import org.fivetrust.assets.lease.model.LeaseEndStatus;
import org.fivetrust.assets.lease.model.WaiverOrder;
import org.fivetrust.assets.lease.model.WaiverStatus;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Waivers of rent, ends of leases and demands on the wire. */
final class WaiverMessages {

    private WaiverMessages() {}

    @Schema(name = "WaivedRent")
    record Part(
            @Min(1) @Max(1200) @Schema(description = "Which rent of the lease, from 1 (第几期)", example = "1")
            int rent,

            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "What of it is waived (减免金额)", example = "10500.00")
            String amount) {

        static Part of(WaiverOrder.Part part) {
            return new Part(part.rent(), part.amount().toString());
        }

        WaiverOrder.Part toModel() {
            return new WaiverOrder.Part(rent, Money.parse(amount));
        }
    }

    @Schema(name = "RentWaiverRequest")
    record Ask(
            @NotNull @Size(min = 1, max = 1200) @Valid @Schema(description = "What of which rents (各期减免)")
            List<@NotNull Part> rents,

            @NotBlank @Size(max = 500) @Schema(description = "Why (减免理由)")
            String reason,

            @NotBlank @Size(max = 100) @Schema(description = "Number of the paper it rests on (减免依据编号)")
            String document) {

        WaiverOrder toOrder(LeaseRow lease) {
            var seen = new HashSet<Integer>();
            for (var n = 0; n < rents.size(); n++) {
                if (!seen.add(rents.get(n).rent())) {
                    throw InvalidValue.worded("rent-twice", "/rents/" + n + "/rent");
                }
            }
            return new WaiverOrder(
                    lease.owner(),
                    lease.id(),
                    lease.number(),
                    lease.tenant(),
                    rents.stream().map(Part::toModel).toList(),
                    reason,
                    document);
        }
    }

    @Schema(name = "RentWaiver")
    record View(
            UUID id,
            String principal,

            @Schema(description = "The lease (租赁合同)") UUID lease,

            @Schema(description = "What of which rents (各期减免)")
            List<Part> rents,

            @Schema(description = "Together (减免合计)", example = "10500.00")
            String amount,

            @Schema(description = "Why (减免理由)") String reason,

            @Schema(description = "Number of the paper it rests on (减免依据编号)")
            String document,

            @Schema(description = "How far it has come (状态)")
            WaiverStatus status,

            String digest,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrant,
            String requestedBy,
            Instant requestedAt,

            @Schema(description = "Who granted it (办理人)") @Nullable
            String grantedBy,

            @Schema(description = "Since when it counts (办理时间)") @Nullable
            Instant grantedAt) {}

    @Schema(name = "LeaseEndRequest")
    record End(
            @NotNull @Schema(description = "Last day of the lease (终止日)", example = "2027-02-28")
            LocalDate lastDay,

            @NotBlank @Size(max = 500) @Schema(description = "Why (解除理由)")
            String reason,

            @NotBlank
            @Size(max = 100)
            @Schema(description = "Number of the agreement to end it, or of the notice (解除协议或通知编号)")
            String document) {

        LeaseEndOrder toOrder(LeaseRow lease) {
            var order = lease.toOrder();
            return new LeaseEndOrder(
                    order.principal(),
                    lease.id(),
                    lease.number(),
                    order.tenant(),
                    order.term(),
                    order.rent(),
                    lastDay,
                    reason,
                    document);
        }
    }

    @Schema(name = "LeaseEnd")
    record EndView(
            UUID id,
            String principal,

            @Schema(description = "The lease (租赁合同)") UUID lease,

            @Schema(description = "Last day of the lease (终止日)")
            LocalDate lastDay,

            @Schema(description = "Why (解除理由)") String reason,

            @Schema(description = "Number of the agreement to end it, or of the notice (解除协议或通知编号)")
            String document,

            @Schema(description = "How far it has come (状态)")
            LeaseEndStatus status,

            String digest,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrant,
            String requestedBy,
            Instant requestedAt,

            @Schema(description = "Who ended it (办理人)") @Nullable
            String endedBy,

            @Schema(description = "When it was ended (办理时间)") @Nullable
            Instant endedAt) {}

    @Schema(name = "RentDemandRequest")
    record Demand(
            @NotBlank @Size(max = 100) @Schema(description = "How it reached the tenant (送达方式)", example = "当面送达")
            String channel,

            @NotNull @Schema(description = "Day of the demand (催缴日)")
            LocalDate demandedOn) {

        DemandOrder toOrder() {
            return new DemandOrder(channel, demandedOn);
        }
    }

    @Schema(name = "RentDemand")
    record DemandView(
            UUID id,
            String principal,

            @Schema(description = "The lease (租赁合同)") UUID lease,

            @Schema(description = "Its number (催缴通知编号)", example = "2026-0003")
            String number,

            @Schema(description = "What was owed that day (欠租)", example = "10500.00")
            String owed,

            @Schema(description = "Due day of the oldest rent owed (最早欠租到期日)")
            LocalDate owedSince,

            @Schema(description = "How it reached the tenant (送达方式)")
            String channel,

            @Schema(description = "Day of the demand (催缴日)") LocalDate demandedOn,

            @Schema(description = "Who demanded it (催缴人)") String demandedBy,

            @Schema(description = "When it was entered (登记时间)")
            Instant demandedAt) {}
}
