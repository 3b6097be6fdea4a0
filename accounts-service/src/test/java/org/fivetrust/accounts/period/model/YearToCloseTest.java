package org.fivetrust.accounts.period.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Fixtures.BOOK;
import static org.fivetrust.accounts.Fixtures.PERMIT;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.accounts.statement.model.StatementCheck;
import org.fivetrust.accounts.voucher.model.Severity;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Person;
import org.junit.jupiter.api.Test;

class YearToCloseTest {

    private static final Person ACCOUNTANT = Person.of("accountant", "会计", Set.of("agency-accountant"));

    private static final StatementCheck DIFFERING =
            new StatementCheck("资产总计与负债和净资产总计一致", "assets and equity", false, Money.parse("1.00"), Money.parse("2.00"));

    private static YearClosing close(String closedThrough, Severity severity, List<StatementCheck> unequal) {
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
        var differ = List.of(DIFFERING);
        var told = ClosingCheck.differing(DIFFERING);

        assertThat(close("2026-12", Severity.REFUSE, differ)).isEqualTo(new YearClosing.Blocked(List.of(told)));
        assertThat(close("2026-12", Severity.WARN, differ)).isEqualTo(new YearClosing.Closed(List.of(told)));
        assertThat(close("2026-12", Severity.OFF, differ)).isEqualTo(new YearClosing.Closed(List.of()));
        assertThat(close("2026-12", Severity.REFUSE, List.of())).isEqualTo(new YearClosing.Closed(List.of()));
    }

    @Test
    void anOpenDecemberIsToldBeforeStatementsAreCompared() {
        assertThat(close("2026-11", Severity.REFUSE, List.of(DIFFERING)))
                .isInstanceOfSatisfying(
                        YearClosing.Blocked.class,
                        blocked -> assertThat(blocked.findings())
                                .extracting(Violation::pointer)
                                .containsExactly("/checks/EARLIER_OPEN/2026-12"));
    }
}
