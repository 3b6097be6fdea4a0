package org.fivetrust.agreements.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.calendar.model.CalendarChange;
import org.fivetrust.agreements.calendar.model.CalendarDay;
import org.fivetrust.agreements.calendar.model.CalendarLine;
import org.jspecify.annotations.Nullable;

/** The calendar on the wire. */
final class CalendarMessages {

    private CalendarMessages() {}

    @Schema(name = "Calendar")
    record View(
            LocalDate from,
            LocalDate to,

            @Schema(description = "Years whose holidays have been announced (已公布年份)")
            List<Integer> announced,

            List<DayView> days,

            @Schema(description = "The cursor of the following page, or null (下一页)") @Nullable
            String next) {}

    @Schema(name = "CalendarDay")
    record DayView(
            LocalDate day,
            boolean working,
            @Nullable String name,
            @Nullable String source,

            @Schema(description = "Not announced yet; may still change (暂定)")
            boolean provisional,

            @Schema(description = "Counts what has been announced of this day (版本)") @Nullable
            Integer version) {}

    @Schema(name = "CalendarDue")
    record Due(
            LocalDate from,
            int days,
            LocalDate due,

            @Schema(description = "A year not announced yet, or a provisional day, was counted (含未公布日期)")
            boolean provisional,

            @Schema(description = "Days within it that differ from the week (期间的节假日与调休)")
            List<DayView> exceptions) {}

    @Schema(name = "CalendarDayVersions")
    record Versions(LocalDate day, boolean working, List<VersionView> versions) {}

    @Schema(name = "CalendarDayVersion")
    record VersionView(
            int version,
            boolean working,
            String name,
            String source,
            boolean provisional,
            @Nullable Instant since) {}

    @Schema(name = "CalendarImportRequest")
    record Ask(@NotNull @NotEmpty @Size(max = 2000) List<@NotNull AskDay> days) {

        List<CalendarLine> lines() {
            return days.stream().map(AskDay::line).toList();
        }
    }

    @Schema(name = "CalendarImportDay")
    record AskDay(
            @Schema(example = "2027-02-06") @Nullable String day,
            @Nullable Boolean working,

            @Schema(example = "春节") @Nullable String name,

            @Schema(example = "国务院办公厅关于2027年部分节假日安排的通知") @Nullable
            String source,

            @Nullable Boolean provisional) {

        CalendarLine line() {
            return new CalendarLine(
                    day,
                    working == null ? null : working.toString(),
                    name,
                    source,
                    provisional == null ? null : provisional.toString());
        }
    }

    @Schema(name = "CalendarImport")
    record Import(
            @Schema(description = "Null for a dry run (试导入为空)") @Nullable
            UUID id,

            boolean dryRun,
            int rows,
            int added,
            int changed,
            int unchanged,
            @Nullable String by,
            @Nullable Instant at,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Days added or changed, with what was kept before (变更明细)")
            @Nullable
            List<Change> changes) {

        static Import of(@Nullable UUID id, @Nullable String by, @Nullable Instant at, List<CalendarChange> judged) {
            var added = (int) judged.stream().filter(CalendarChange::isNew).count();
            var changed = (int) judged.stream().filter(CalendarChange::isChange).count();
            return new Import(
                    id,
                    id == null,
                    judged.size(),
                    added,
                    changed,
                    judged.size() - added - changed,
                    by,
                    at,
                    judged.stream()
                            .filter(one -> one.isNew() || one.isChange())
                            .map(Change::of)
                            .toList());
        }
    }

    @Schema(name = "CalendarChange")
    record Change(@Nullable AnnouncedDay before, AnnouncedDay after) {

        static Change of(CalendarChange change) {
            return new Change(
                    change.before() == null ? null : AnnouncedDay.of(change.before()), AnnouncedDay.of(change.after()));
        }
    }

    @Schema(name = "CalendarAnnouncement")
    record AnnouncedDay(LocalDate day, boolean working, String name, String source, boolean provisional) {

        static AnnouncedDay of(CalendarDay day) {
            return new AnnouncedDay(day.day(), day.working(), day.name(), day.source(), day.provisional());
        }
    }
}
