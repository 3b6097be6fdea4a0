package org.fivetrust.funds.bankfile.model;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Who pays or is paid.
 *
 * @param account as it is printed; blanks and hyphens between its signs are not sent
 * @param bank its CNAPS code of twelve digits, or its name
 */
public record BankParty(
        String name, @Nullable String account, @Nullable String bank) {

    private static final BoundedPattern CODE = BoundedPattern.of("[0-9]{12}");

    private static final int LONGEST_BANK = 140;

    private static final int LONGEST_ACCOUNT = 34;

    /** With the bank's code, where the profile knows it and the account does not say it. */
    public BankParty atBank(BankProfile profile) {
        return profile.code() == null || bank != null && CODE.matches(bank)
                ? this
                : new BankParty(name, account, profile.code());
    }

    /** As a bank is told it. */
    public BankParty written() {
        return new BankParty(
                BankText.onOneLine(name), number(), bank == null || bank.isBlank() ? null : BankText.onOneLine(bank));
    }

    Element named() {
        return Element.of("Nm", BankText.onOneLine(name));
    }

    Element numbered() {
        return Element.of("Id", Element.of("Othr", Element.of("Id", number())));
    }

    private String number() {
        return account == null ? "" : account.replace(" ", "").replace("-", "");
    }

    Element agent() {
        if (bank == null || bank.isBlank()) {
            return Element.of("FinInstnId", Element.of("Othr", Element.of("Id", "NOTPROVIDED")));
        }
        return Element.of("FinInstnId", CODE.matches(bank) ? member(bank) : Element.of("Nm", named(bank)));
    }

    private static Element member(String code) {
        return Element.of("ClrSysMmbId", Element.of("ClrSysId", Element.of("Cd", "CNAPS")), Element.of("MmbId", code));
    }

    private static String named(String bank) {
        return BankText.cut(BankText.onOneLine(bank), LONGEST_BANK);
    }

    /** What the bank would refuse of it. */
    public List<Violation> faults(String at, BankProfile profile) {
        var faults = new ArrayList<Violation>();
        if (BankText.length(BankText.onOneLine(name)) > profile.nameLength()) {
            faults.add(Violation.worded("name-for-bank", at + "/name", "most", profile.nameLength()));
        }
        if (!BankText.isPrintable(name)) {
            faults.add(Violation.worded("no-control-character", at + "/name"));
        }
        if (number().isEmpty()) {
            faults.add(Violation.worded("account-for-bank", at + "/account"));
        } else if (number().length() > LONGEST_ACCOUNT) {
            faults.add(Violation.worded("account-length-for-bank", at + "/account", "most", LONGEST_ACCOUNT));
        }
        if (bank != null && !BankText.isPrintable(bank)) {
            faults.add(Violation.worded("no-control-character", at + "/bank"));
        }
        return faults;
    }
}
