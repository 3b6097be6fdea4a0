package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The calendar that every limit is counted by is data: announced, imported, corrected, never lost. */
class CalendarTest {

    private static final String HEADER = "day,working,name,source\n";

    /** A year that no other journey counts in. */
    private static final String YEAR = "2031";

    private final Town town = Product.shared().town();

    private final Person civilAffairs = town.person("civil-affairs");

    private Answer imported(Person person, String query, String rows) {
        return person.postFile("/v1/calendar/imports" + query, "text/csv", HEADER + rows);
    }

    private String due(String from, int days) {
        return civilAffairs
                .get("/v1/calendar/due?from=" + from + "&days=" + days)
                .ok()
                .path("due")
                .asString();
    }

    @Test
    void announcedHolidaysMoveEveryLimitThatIsCountedAcrossThem() {
        var holidays = """
                2031-10-01,false,国庆节,国务院办公厅通知
                2031-10-02,false,国庆节,国务院办公厅通知
                2031-10-03,false,国庆节,国务院办公厅通知
                2031-10-04,true,国庆节调休,国务院办公厅通知
                """;
        assertThat(due("2031-09-30", 2)).isEqualTo("2031-10-02");

        imported(town.person("cashier"), "", holidays).refused(403, "access.role");
        var tried = imported(civilAffairs, "?dryRun=true", holidays).ok();
        assertThat(tried.path("added").asInt()).isEqualTo(4);
        assertThat(due("2031-09-30", 2)).isEqualTo("2031-10-02");

        var kept = imported(civilAffairs, "", holidays).created();
        assertThat(kept.path("rows").asInt()).isEqualTo(4);
        assertThat(due("2031-09-30", 2)).isEqualTo("2031-10-06");
        assertThat(civilAffairs
                        .get("/v1/calendar?from=" + YEAR + "-10-01&to=" + YEAR + "-10-04")
                        .ok()
                        .path("days")
                        .values())
                .extracting(day -> day.path("working").asBoolean())
                .containsExactly(false, false, false, true);

        imported(civilAffairs, "", "2031-10-03,true,国庆节,更正通知\n").created();
        assertThat(due("2031-09-30", 2)).isEqualTo("2031-10-04");
        assertThat(civilAffairs
                        .get("/v1/calendar/days/2031-10-03")
                        .ok()
                        .path("versions")
                        .values())
                .extracting(version -> version.path("source").asString())
                .containsExactlyInAnyOrder("国务院办公厅通知", "更正通知");
    }

    @Test
    void oneBadRowKeepsTheWholeFileOutAndEveryBadRowIsNamed() {
        var refused = imported(
                        civilAffairs,
                        "",
                        "2031-05-01,false,劳动节,国务院办公厅通知\n2031-02-30,false,春节,国务院办公厅通知\n2031-05-02,maybe,劳动节,\n")
                .refused(400, "request.malformed");
        assertThat(refused.body().path("violations").size()).isGreaterThanOrEqualTo(2);
        assertThat(civilAffairs.get("/v1/calendar/days/2031-05-01").ok().path("versions"))
                .isEmpty();
    }
}
