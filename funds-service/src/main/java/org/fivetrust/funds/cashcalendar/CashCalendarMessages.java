package org.fivetrust.funds.cashcalendar;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.cashcalendar.model.CashCalendar;
import org.fivetrust.funds.cashcalendar.model.CashCalendar.Day;
import org.fivetrust.funds.cashcalendar.model.CashCalendar.Item;
import org.fivetrust.funds.cashcalendar.model.CashCalendar.Kind;
import org.jspecify.annotations.Nullable;

/** Cash calendars on the wire. */
final class CashCalendarMessages {

    private CashCalendarMessages() {}

    @Schema(name = "CashCalendarItem")
    record ItemView(
            @Schema(
                    description =
                            "PAYMENT asked for or on its way; DEPOSIT of cash received; RENT and proceeds of a DISPOSAL that are"
                                    + " due; what a CONTRACT may claim now, its RETENTION; an advance of IMPREST to be settled"
                                    + " (种类)")
            Kind kind,

            @Schema(description = "The payment, receipt, lease or other thing that it comes from (来源)")
            UUID source,

            @Schema(description = "Below zero for what goes out (金额，支出为负)", example = "-3600.00")
            String amount,

            @Nullable @Schema(description = "The day it was due; none where it may be any (到期日)")
            LocalDate dueOn,

            @Schema(description = "The day it was due is over (已逾期)")
            boolean late,

            @Schema(
                    description =
                            "Whether the figures rest on it: not on income that is late, nor on advances (是否计入预测)")
            boolean counted,

            @Nullable @Schema(description = "Payer, payee or holder (对方)")
            String party,

            @Nullable @Schema(description = "What for (用途)") String purpose) {

        static ItemView of(Item item) {
            var movement = item.movement();
            return new ItemView(
                    movement.kind(),
                    movement.source(),
                    movement.amount().toString(),
                    movement.day(),
                    item.late(),
                    item.counted(),
                    movement.party(),
                    movement.words());
        }
    }

    @Schema(name = "CashCalendarDay")
    record DayView(
            LocalDate day,

            @Schema(description = "What there will be by its end (当日预计余额)", example = "409206.17")
            String figure,

            @Schema(description = "What is expected on it (当日事项)")
            List<ItemView> items) {

        static DayView of(Day day) {
            return new DayView(
                    day.day(),
                    day.figure().toString(),
                    day.items().stream().map(ItemView::of).toList());
        }
    }

    @Schema(name = "CashCalendar")
    record View(
            @Schema(description = "Trust account (分户)") UUID account,

            String principal,

            @Schema(
                    description = "What the bank has, less what is left of earmarks (扣除专款后的银行余额)",
                    example = "412806.17")
            String opening,

            @Schema(description = "What is left of earmarks, and is spent on nothing else (专款结余)", example = "0.00")
            String earmarked,

            @Nullable @Schema(description = "First day by whose end there is not enough; none where it lasts (首个不足日)")
            LocalDate firstBelowZero,

            @Schema(description = "Each day, today the first (逐日)")
            List<DayView> days) {

        static View of(CashCalendars.Account account, CashCalendar calendar) {
            return new View(
                    account.id(),
                    account.principal(),
                    calendar.opening().toString(),
                    account.earmarkedMoney().toString(),
                    calendar.firstBelowNil(),
                    calendar.days().stream().map(DayView::of).toList());
        }
    }
}
