package org.fivetrust.accounts.period.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Fixtures.BOOK;
import static org.fivetrust.accounts.Fixtures.PERMIT;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.accounts.voucher.model.Severity;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Person;
import org.junit.jupiter.api.Test;

class YearToCloseTest {

    private static final Person ACCOUNTANT = Person.of("accountant", "会计", Set.of("agency-accountant"));

    private static YearClosing close(String closedThrough, Severity severity, List<String> unequal) {
        return new YearToClose(
                        BOOK,
                        2026,
                        LocalDate.parse("2027-12-31"),
                        YearMonth.parse(closedThrough),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of(ClosingCheck.STATEMENTS_AGREE, severity),
                        unequal)
                .close(PERMIT, ACCOUNTANT);
    }

    @Test
    void statementsThatDifferAreToldOrRefusedAsTheBookHasIt() {
        var differ = List.of("1.00 and 2.00 differ");
        var told = new Violation("/checks/STATEMENTS_AGREE", "1.00 and 2.00 differ");

        assertThat(close("2026-12", Severity.REFUSE, differ)).isEqualTo(new YearClosing.Blocked(List.of(told)));
        assertThat(close("2026-12", Severity.WARN, differ)).isEqualTo(new YearClosing.Closed(List.of(told)));
        assertThat(close("2026-12", Severity.OFF, differ)).isEqualTo(new YearClosing.Closed(List.of()));
        assertThat(close("2026-12", Severity.REFUSE, List.of())).isEqualTo(new YearClosing.Closed(List.of()));
    }

    @Test
    void anOpenDecemberIsToldBeforeStatementsAreCompared() {
        assertThat(close("2026-11", Severity.REFUSE, List.of("1.00 and 2.00 differ")))
                .isInstanceOfSatisfying(
                        YearClosing.Blocked.class,
                        blocked -> assertThat(blocked.findings())
                                .extracting(Violation::pointer)
                                .containsExactly("/checks/EARLIER_OPEN/2026-12"));
    }
}
