package org.fivetrust.accounts.statement.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must hold within a statement and between statements, by standard. */
public final class StatementChecks {

    /** Where a standard's forms have the figures that are compared. */
    private record Places(String assets, String liabilitiesAndEquity, String equity, String result, List<Part> parts) {}

    /**
     * A kind of net assets: its column in the statement of activities, its account and its line on the balance sheet.
     */
    private record Part(String name, String english, Column column, String account, String number) {}

    private static final String RURAL = "RURAL_COLLECTIVE_2023";

    /** The undistributed result at the start of the year, in the statement of income and its distribution. */
    private static final String BROUGHT_FORWARD = "14";

    private static final String UNRESTRICTED = "3101";

    private static final String RESTRICTED = "3102";

    /** Adjustments of earlier years stand apart until they are carried to either. */
    private static final String ADJUSTMENTS = "3201";

    private static final Map<String, Places> PLACES = Map.of(
            RURAL,
            new Places("23", "39", "37", "20", List.of()),
            "NONPROFIT_2004",
            new Places("60", "120", "110", "45", parts("101", "105")),
            "NONPROFIT_2024",
            new Places("27", "80", "79", "21", parts("77", "78")));

    private static List<Part> parts(String unrestricted, String restricted) {
        return List.of(
                new Part("非限定性", "unrestricted", Column.UNRESTRICTED, UNRESTRICTED, unrestricted),
                new Part("限定性", "restricted", Column.RESTRICTED, RESTRICTED, restricted));
    }

    private StatementChecks() {}

    /** @param yearEnd the statement is of December */
    public static List<StatementCheck> ofBalanceSheet(
            String standard, Evaluation sheet, Evaluation income, LedgerFigures ledgerFigures, boolean yearEnd) {
        var checks = new ArrayList<StatementCheck>();
        var places = PLACES.get(standard);
        if (places == null) {
            return checks;
        }
        checks.add(balanced(
                "期末资产总计＝负债和权益总计", "Assets equal liabilities and equity at the end", sheet, places, Basis.CLOSING));
        checks.add(balanced(
                "年初资产总计＝负债和权益总计",
                "Assets equal liabilities and equity at the start of the year",
                sheet,
                places,
                Basis.OPENING));
        checks.addAll(between(standard, sheet, income, ledgerFigures, places));
        if (standard.equals(RURAL)) {
            checks.add(currentAccounts(sheet, ledgerFigures));
            if (yearEnd) {
                checks.add(
                        StatementCheck.of("待处理财产损溢年末无余额", "181 is nil at year end", balance(ledgerFigures, "181"), 0));
            }
        }
        return checks;
    }

    public static List<StatementCheck> ofIncome(
            String standard, Evaluation sheet, Evaluation income, LedgerFigures ledgerFigures) {
        var places = PLACES.get(standard);
        return places == null ? List.of() : between(standard, sheet, income, ledgerFigures, places);
    }

    /** What both statements tell, and what the vouchers leave open of it. */
    private static List<StatementCheck> between(
            String standard, Evaluation sheet, Evaluation income, LedgerFigures ledgerFigures, Places places) {
        var checks = new ArrayList<StatementCheck>();
        checks.add(result(standard, sheet, income, ledgerFigures, places));
        if (standard.equals(RURAL)) {
            checks.add(StatementCheck.of(
                    "年初未分配收益与资产负债表年初数一致",
                    "Undistributed result at the start of the year as on the balance sheet",
                    income.line(BROUGHT_FORWARD, Basis.YEAR_TO_DATE, Column.TOTAL)
                            .fen(),
                    sheet.line(places.equity(), Basis.OPENING, Column.TOTAL).fen()));
        }
        if (income.moved(RESTRICTED, UNRESTRICTED).isCertain()
                && income.moved(UNRESTRICTED, RESTRICTED).isCertain()) {
            places.parts().forEach(part -> checks.add(column(part, sheet, income, ledgerFigures, places)));
        }
        income.doubts().forEach(undeterminedAmount -> checks.add(undeterminedAmount.told()));
        return checks;
    }

    private static StatementCheck balanced(String name, String english, Evaluation sheet, Places places, Basis basis) {
        return StatementCheck.of(
                name,
                english,
                sheet.line(places.assets(), basis, Column.TOTAL).fen(),
                sheet.line(places.liabilitiesAndEquity(), basis, Column.TOTAL).fen());
    }

    /**
     * Undistributed result as both statements have it; for nonprofits the change of net assets over the year, less what
     * was put into net assets directly.
     */
    private static StatementCheck result(
            String standard, Evaluation sheet, Evaluation income, LedgerFigures ledgerFigures, Places places) {
        var closing = sheet.line(places.equity(), Basis.CLOSING, Column.TOTAL).fen();
        var told =
                income.line(places.result(), Basis.YEAR_TO_DATE, Column.TOTAL).fen();
        if (standard.equals(RURAL)) {
            return StatementCheck.of("年末未分配收益与资产负债表一致", "Undistributed result as on the balance sheet", told, closing);
        }
        var opening = sheet.line(places.equity(), Basis.OPENING, Column.TOTAL).fen();
        return StatementCheck.of(
                "净资产变动额＝净资产期末减年初，直接计入净资产的除外",
                "Change in net assets as on the balance sheet, less what was put into them directly",
                told,
                closing - opening - putIn(ledgerFigures, "3101") - putIn(ledgerFigures, "3102"));
    }

    /** The same by column: what moved between the two kinds counts, what was put into either directly does not. */
    private static StatementCheck column(
            Part part, Evaluation sheet, Evaluation income, LedgerFigures ledgerFigures, Places places) {
        var released = income.moved(RESTRICTED, UNRESTRICTED)
                .minus(income.moved(UNRESTRICTED, RESTRICTED))
                .least();
        var moved = part.column() == Column.UNRESTRICTED ? released : -released;
        var change = sheet.line(part.number(), Basis.CLOSING, Column.TOTAL).fen()
                - sheet.line(part.number(), Basis.OPENING, Column.TOTAL).fen();
        return StatementCheck.of(
                part.name() + "净资产变动额与资产负债表一致，直接计入净资产的除外",
                "Change in " + part.english()
                        + " net assets as on the balance sheet, less what was put into them directly",
                income.line(places.result(), Basis.YEAR_TO_DATE, part.column()).fen(),
                change + adjusted(ledgerFigures, part.column()) - putIn(ledgerFigures, part.account()) + moved);
    }

    /** By how much more of such adjustments there are than when the year began. */
    private static long adjusted(LedgerFigures ledgerFigures, Column column) {
        return ledgerFigures
                .below(ADJUSTMENTS)
                .filter(account -> column.takes(ledgerFigures.isRestricted(account.code())))
                .mapToLong(account -> account.opening().net() - account.closing())
                .sum();
    }

    private static long putIn(LedgerFigures ledgerFigures, String account) {
        return -ledgerFigures
                .below(account)
                .mapToLong(LedgerFigures.turned(Basis.YEAR_TO_DATE))
                .sum();
    }

    private static StatementCheck currentAccounts(Evaluation sheet, LedgerFigures ledgerFigures) {
        var debit = part(sheet.line("3", Basis.CLOSING, Column.TOTAL));
        var credit = part(sheet.line("25", Basis.CLOSING, Column.TOTAL));
        return StatementCheck.of(
                "内部往来明细借方合计减贷方合计＝科目余额",
                "Debit details of 113 less credit details equal its balance",
                debit - credit,
                balance(ledgerFigures, "113"));
    }

    private static long part(Value value) {
        return value.shares().stream()
                .filter(component -> component.term().contains("S(113)"))
                .mapToLong(Component::fen)
                .sum();
    }

    private static long balance(LedgerFigures ledgerFigures, String account) {
        return ledgerFigures
                .below(account)
                .mapToLong(LedgerFigures.balance(Basis.CLOSING))
                .sum();
    }
}
