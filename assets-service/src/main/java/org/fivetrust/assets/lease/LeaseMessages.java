package org.fivetrust.assets.lease;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.fivetrust.assets.lease.model.Escalation;
import org.fivetrust.assets.lease.model.FloorBasis;
import org.fivetrust.assets.lease.model.LeaseKind;
import org.fivetrust.assets.lease.model.LeaseOrder;
import org.fivetrust.assets.lease.model.LeaseStatus;
import org.fivetrust.assets.lease.model.LeasedProperty;
import org.fivetrust.assets.lease.model.PaymentTiming;
import org.fivetrust.assets.lease.model.PeriodStart;
import org.fivetrust.assets.lease.model.RentFloor;
import org.fivetrust.assets.lease.model.RentInterval;
import org.fivetrust.assets.lease.model.RentSchedule;
import org.fivetrust.assets.lease.model.RentTerms;
import org.fivetrust.assets.lease.model.RentUnit;
import org.fivetrust.assets.lease.model.Tenant;
import org.fivetrust.assets.lease.model.Term;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Percent;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Leases on the wire. */
final class LeaseMessages {

    private static final int MOST_MONTHS = 1200;

    private static final Money MOST = Money.parse("999999999999.99");

    private LeaseMessages() {}

    @Schema(name = "RentEscalation")
    record Step(
            @Min(2)
            @Max(100)
            @Schema(description = "The year of the lease from which it holds (自租赁第几年起)", example = "3")
            int fromYear,

            @Min(1)
            @Max(100)
            @Schema(
                    description = "After how many years it comes again; without it, it comes once (每几年递增一次)",
                    example = "2")
            @Nullable
            Integer everyYears,

            @Pattern(regexp = Percent.PATTERN, message = "percent")
            @Schema(description = "By how many percent; or an amount (递增比例)", example = "5")
            @Nullable
            String rate,

            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "By how much on the price of one unit; or a rate (递增金额)", example = "100.00")
            @Nullable
            String amount) {

        static Step of(Escalation escalation) {
            return new Step(
                    escalation.fromYear(), escalation.everyYears(), text(escalation.rate()), text(escalation.amount()));
        }

        Escalation toModel() {
            return new Escalation(
                    fromYear,
                    everyYears,
                    rate == null ? null : Percent.parse(rate),
                    amount == null ? null : Money.parse(amount));
        }
    }

    @Schema(name = "RentTerms")
    record Rent(
            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "Price of one unit (单价)", example = "51200.00")
            String price,

            @Pattern(regexp = "(0|[1-9][0-9]{0,8})(\\.[0-9]{1,4})?", message = "quantity")
            @Schema(description = "How many units, such as mu or square metres; default: 1 (数量)", example = "1")
            @Nullable
            String quantity,

            @NotNull @Schema(description = "Whether the price stands for a month or a year (按月、按年)")
            RentUnit per,

            @NotNull @Schema(description = "How often it is paid (支付周期)")
            RentInterval every,

            @NotNull @Schema(description = "Due on the first day of what it is paid for, or on the last (先付、后付)")
            PaymentTiming timing,

            @Schema(
                    description = "Whether months begin on the lease's own day or on the first of the calendar month; "
                            + "default: DAY_OF_LEASE (按起租日计月或按自然月)")
            @Nullable
            PeriodStart monthsStart,

            @Size(max = MOST_MONTHS)
            @Schema(description = "Months of the lease that cost nothing, from 1 (免租月份)", example = "[1, 2]")
            @Nullable
            List<@NotNull @Min(1) @Max(MOST_MONTHS) Integer> freeMonths,

            @Valid @Size(max = 20) @Schema(description = "Its steps (租金递增)") @Nullable
            List<@NotNull Step> escalations) {

        static Rent of(RentTerms terms) {
            return new Rent(
                    terms.price().toString(),
                    terms.quantity().toPlainString(),
                    terms.per(),
                    terms.every(),
                    terms.timing(),
                    terms.start(),
                    List.copyOf(new TreeSet<>(terms.freeMonths())),
                    terms.escalations().stream().map(Step::of).toList());
        }

        RentTerms toModel() {
            return new RentTerms(
                    Money.parse(price),
                    units(),
                    per,
                    every,
                    timing,
                    Objects.requireNonNullElse(monthsStart, PeriodStart.DAY_OF_LEASE),
                    Set.copyOf(free()),
                    steps().stream().map(Step::toModel).toList());
        }

        private BigDecimal units() {
            return quantity == null ? BigDecimal.ONE : new BigDecimal(quantity).stripTrailingZeros();
        }

        private List<Integer> free() {
            return Objects.requireNonNullElse(freeMonths, List.of());
        }

        private List<Step> steps() {
            return Objects.requireNonNullElse(escalations, List.of());
        }

        List<Violation> faults(Term term) {
            var faults = new ArrayList<Violation>();
            for (var n = 0; n < steps().size(); n++) {
                if ((steps().get(n).rate() == null) == (steps().get(n).amount() == null)) {
                    faults.add(Violation.worded("rate-or-amount", "/rent/escalations/" + n));
                }
            }
            if (units().signum() == 0) {
                faults.add(Violation.worded("quantity", "/rent/quantity"));
            }
            if (faults.isEmpty() && term.isForward()) {
                faults.addAll(faults(term, toModel()));
            }
            return faults;
        }

        private List<Violation> faults(Term term, RentTerms terms) {
            var months = RentSchedule.months(term, terms.start());
            if (months > MOST_MONTHS) {
                return List.of(Violation.worded("lease-months", "/to", "most", MOST_MONTHS));
            }
            var faults = new ArrayList<Violation>();
            for (var n = 0; n < free().size(); n++) {
                if (free().get(n) > months) {
                    faults.add(Violation.worded("free-month", "/rent/freeMonths/" + n, "months", months));
                }
            }
            if (!terms.isWithin(MOST, months / 12 + 1)) {
                faults.add(Violation.worded("rent-sum", "/rent/price", "most", MOST));
            }
            return faults;
        }
    }

    @Schema(name = "RentFloor")
    record Floor(
            @NotNull
            @Pattern(regexp = Money.POSITIVE, message = "amount-above-nil")
            @Schema(description = "The least rent of a year (年租金底价)", example = "45000.00")
            String perYear,

            @NotNull @Schema(description = "What it rests on (底价依据)")
            FloorBasis basis,

            @NotNull
            @Size(min = 1, max = 20)
            @Schema(description = "Numbers of the appraisal, or of each comparable letting (评估报告或可比租金材料编号)")
            List<@NotBlank @Size(max = 100) String> documents) {

        static Floor of(RentFloor floor) {
            return new Floor(floor.perYear().toString(), floor.basis(), floor.documents());
        }

        RentFloor toModel() {
            return new RentFloor(Money.parse(perYear), basis, documents);
        }
    }

    @Schema(name = "LeaseRequest")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(description = "Principal (委托方)", example = "dongfang-committee")
            String principal,

            @NotNull @Schema(description = "The asset (资产)") UUID asset,

            @Size(min = 1, max = 60)
            @Schema(description = "Which part of it; without one, all of it (出租部位)", example = "3号铺")
            @Nullable
            String part,

            @NotNull @Schema(description = "By what law it is let (租赁、承包种类)")
            LeaseKind kind,

            @NotBlank @Size(max = 200) @Schema(description = "Tenant (承租人)", example = "金桥副食店")
            String tenant,

            @NotBlank @Size(max = 200) @Schema(description = "What it is used for (用途)", example = "副食零售")
            String use,

            @NotNull @Schema(description = "First day (起租日)", example = "2026-09-01")
            LocalDate from,

            @NotNull @Schema(description = "Last day (届满日)", example = "2031-08-31")
            LocalDate to,

            @NotNull @Valid @Schema(description = "Rent (租金)")
            Rent rent,

            @NotNull @Valid @Schema(description = "Floor of the rent (租金底价)")
            Floor floor,

            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(description = "Security deposit; default: 0.00 (押金)", example = "5000.00")
            @Nullable
            String deposit,

            @Size(min = 1, max = 100)
            @Schema(description = "Number of the contract in writing (书面合同编号)", example = "DF-ZL-2026-03")
            @Nullable
            String document) {

        LeaseOrder toOrder(AssetToLet found) {
            var term = new Term(from, to);
            mustBeSound(tenant, rent, term);
            return new LeaseOrder(
                    new PrincipalId(principal),
                    new LeasedProperty(asset, found.name(), found.cardNumber(), part),
                    kind,
                    new Tenant(tenant),
                    use,
                    term,
                    rent.toModel(),
                    floor.toModel(),
                    deposit == null ? Money.ZERO : Money.parse(deposit),
                    null,
                    document);
        }
    }

    @Schema(name = "LeaseRenewalRequest")
    record Renew(
            @NotNull @Schema(description = "First day (起租日)", example = "2026-09-01")
            LocalDate from,

            @NotNull @Schema(description = "Last day (届满日)", example = "2031-08-31")
            LocalDate to,

            @NotNull @Valid @Schema(description = "Rent (租金)")
            Rent rent,

            @NotNull @Valid @Schema(description = "Floor of the rent (租金底价)")
            Floor floor,

            @Pattern(regexp = Money.NOT_NEGATIVE, message = "amount")
            @Schema(description = "Security deposit; default: 0.00 (押金)", example = "5000.00")
            @Nullable
            String deposit,

            @Size(min = 1, max = 100)
            @Schema(description = "Number of the contract in writing (书面合同编号)", example = "DF-ZL-2026-03")
            @Nullable
            String document) {

        /** The same tenant, asset and part; whatever else is agreed on anew. */
        LeaseOrder toOrder(UUID renewed, LeaseOrder before) {
            var term = new Term(from, to);
            mustBeSound(before.tenant().name(), rent, term);
            return new LeaseOrder(
                    before.principal(),
                    before.thing(),
                    before.kind(),
                    before.tenant(),
                    before.use(),
                    term,
                    rent.toModel(),
                    floor.toModel(),
                    deposit == null ? Money.ZERO : Money.parse(deposit),
                    renewed,
                    document);
        }
    }

    private static void mustBeSound(String tenant, Rent rent, Term term) {
        var faults = new ArrayList<Violation>();
        if (Likeness.name(tenant).isEmpty()) {
            faults.add(Violation.worded("has-letters", "/tenant"));
        }
        faults.addAll(rent.faults(term));
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Schema(name = "Lease")
    record View(
            UUID id,
            String principal,

            @Schema(description = "Its number, once it is entered (租赁合同编号)", example = "2026-0003") @Nullable
            String number,

            @Schema(description = "The asset (资产)") UUID asset,
            String assetName,
            String cardNumber,

            @Schema(description = "Which part of it; none: all of it (出租部位)") @Nullable
            String part,

            @Schema(description = "By what law it is let (租赁、承包种类)")
            LeaseKind kind,

            @Schema(description = "Tenant (承租人)") String tenant,

            @Schema(description = "What it is used for (用途)")
            String use,

            @Schema(description = "First day (起租日)") LocalDate from,

            @Schema(description = "Last day (届满日)") LocalDate to,

            @Schema(description = "Last day, where it ended before that (提前终止日)") @Nullable
            LocalDate endedOn,

            @Schema(description = "Rent (租金)") Rent rent,

            @Schema(description = "Floor of the rent (租金底价)")
            Floor floor,

            @Schema(description = "Security deposit (押金)") String deposit,

            @Schema(description = "The lease that it follows (所续租赁)") @Nullable
            UUID renews,

            @Schema(description = "Number of the contract in writing (书面合同编号)") @Nullable
            String document,

            @Schema(description = "Rent of the whole term (租期内租金总额)", example = "266368.00")
            String total,

            @Schema(description = "What has fallen due, less what was waived (已到期应收租金)")
            String due,

            @Schema(description = "What came in as rent and was not taken back (已收租金)")
            String received,

            @Schema(description = "What is owed today (欠租)", example = "10500.00")
            String owed,

            @Schema(description = "Due day of the oldest rent that is owed (最早欠租到期日)") @Nullable
            LocalDate owedSince,

            @Schema(description = "How far it has come (状态)")
            LeaseStatus status,

            String digest,
            @Nullable UUID matter,
            @Nullable String matterNumber,
            @Nullable UUID warrant,
            String requestedBy,
            Instant requestedAt,

            @Schema(description = "Who entered it (登记人)") @Nullable
            String enteredBy,

            @Schema(description = "Since when it is in force here (登记时间)") @Nullable
            Instant enteredAt) {}

    @Schema(name = "LeaseRent")
    record RentLine(
            @Schema(description = "Which rent of the lease, from 1 (第几期)", example = "1")
            int number,

            @Schema(description = "First day of what it is paid for (期间起)")
            LocalDate from,

            @Schema(description = "Last day of what it is paid for (期间止)")
            LocalDate to,

            @Schema(description = "Day it is due (到期日)") LocalDate dueOn,

            @Schema(description = "What was agreed on (应收)", example = "51200.00")
            String amount,

            @Schema(description = "What of it is no longer due (减免)", example = "0.00")
            String waived,

            @Schema(description = "What of it was paid (已收)", example = "40700.00")
            String paid,

            @Schema(description = "What of it is owed; nothing before it is due (欠租)", example = "10500.00")
            String owed,

            @Schema(description = "Days since it was due, while something is owed (逾期天数)", example = "92")
            long daysOverdue) {}

    @Schema(name = "LeaseRents")
    record Rents(
            @Schema(description = "The lease (租赁)") UUID lease,

            @Schema(description = "At the end of which day (截至日)")
            LocalDate asOf,

            @Schema(description = "Every rent of the lease, in order (各期租金)")
            List<RentLine> rents,

            @Schema(description = "What had fallen due: it is paid, waived or owed (已到期)", example = "51200.00")
            String due,

            @Schema(description = "What of that is no longer due (减免)", example = "0.00")
            String waived,

            @Schema(description = "What of that was paid (已收)", example = "40700.00")
            String paid,

            @Schema(description = "What of that is owed (欠租)", example = "10500.00")
            String owed,

            @Schema(description = "What came in beyond that (预收)", example = "0.00")
            String credit) {}
}
