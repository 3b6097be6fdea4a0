package org.fivetrust.agreements.calendar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.junit.jupiter.api.Test;

class CalendarLineTest {

    private static List<CalendarDay> read(String csv) {
        return CalendarLine.read(CalendarCsv.lines(csv));
    }

    @Test
    void quoted_cells_blank_lines_and_a_byte_order_mark_are_understood() {
        var days = read("\uFEFFday,working,name,source,provisional\r\n\r\n"
                + "2040-02-12,false,\"春节, 初一\",\"他说\"\"放假\"\"\",true\r\n2040-02-18,true,调休上班,通知,");
        assertThat(days)
                .containsExactly(
                        new CalendarDay(LocalDate.of(2040, 2, 12), false, "春节, 初一", "他说\"放假\"", true),
                        new CalendarDay(LocalDate.of(2040, 2, 18), true, "调休上班", "通知", false));
    }

    @Test
    void every_fault_of_every_row_is_told_at_once() {
        var invalid = catchThrowableOfType(
                InvalidValue.class,
                () -> read("day,working,name,source\n2040-02-30,false,春节,通知\n2040-02-12,maybe,,通知\n"
                        + "2040-02-13,true,x\n2040-02-12,true,x,y\n1999-01-01,true,x,y\n"));
        assertThat(invalid.violations())
                .extracting(Violation::pointer)
                .containsExactly(
                        "/days/0/day",
                        "/days/1/working",
                        "/days/1/name",
                        "/days/2/source",
                        "/days/3/day",
                        "/days/4/day");
    }

    @Test
    void another_header_is_refused() {
        var invalid = catchThrowableOfType(InvalidValue.class, () -> read("date,working,name,source\n"));
        assertThat(invalid.violations()).extracting(Violation::pointer).containsExactly("/header");
    }

    @Test
    void an_import_of_nothing_is_refused() {
        var invalid = catchThrowableOfType(InvalidValue.class, () -> read("day,working,name,source\n"));
        assertThat(invalid.violations()).extracting(Violation::pointer).containsExactly("/days");
    }

    @Test
    void a_year_is_announced_by_what_is_said_for_good() {
        var firm = new CalendarDay(LocalDate.of(2041, 1, 1), false, "元旦", "通知", false);
        var awaited = new CalendarDay(LocalDate.of(2042, 1, 1), false, "元旦", "推定", true);
        assertThat(CalendarChange.announced(
                        List.of(new CalendarChange(null, firm), new CalendarChange(awaited, awaited))))
                .containsExactly(2041);
    }
}
