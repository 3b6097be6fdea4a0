package org.fivetrust.funds.alert.model;

/** What is looked for; level, owner and days of each are rows of {@code alert_rule} (预警规则). */
public enum AlertRule {
    WORKS_WITHOUT_PAPERS,
    BARE_RECEIPT,
    LARGE_CASH,
    UNREGISTERED_ACCOUNT,
    INCOME_NOT_DEPOSITED,
    TAKINGS_SPENT,
    IMPREST_OVERDUE,
    HOLIDAY_CASH,
    WORKS_OVERRUN,
    STALE_ITEM,
    RECONCILIATION_LATE,
    PADDED_LIST,
    PAYEE_CHANGED,
    SUSPENSE_OVERDUE,
    UNAUTHORISED_BANK_ENTRY,
    RELATED_PARTY,
    PRIVATE_ACCOUNT,
    LATE_PAPERS,
    DEBT_ABOVE_LINE,
    SILENT_BANK,
    LARGE_TRANSFER_TO_PERSON
}
