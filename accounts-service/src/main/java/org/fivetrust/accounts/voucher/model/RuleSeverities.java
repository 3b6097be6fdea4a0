package org.fivetrust.accounts.voucher.model;

import java.util.Map;

/** The rules that hold for a voucher on its day. One that is not named does not hold. */
public record RuleSeverities(Map<VoucherRule, Severity> severities) {

    public static final RuleSeverities NONE = new RuleSeverities(Map.of());

    public RuleSeverities {
        severities = Map.copyOf(severities);
    }

    public boolean refuses(VoucherRule rule) {
        return severities.get(rule) == Severity.REFUSE;
    }

    public boolean warnsOf(VoucherRule rule) {
        return severities.get(rule) == Severity.WARN;
    }
}
