package org.fivetrust.funds.statement.reading;

import org.fivetrust.funds.statement.model.Counterparty;
import org.fivetrust.funds.statement.model.EntryDetail;
import org.jspecify.annotations.Nullable;

/** One {@code TxDtls}. Its amount is absent in versions 01 and 02 and optional from 07 on. */
final class CamtDetail {

    private static final String NOT_PROVIDED = "NOTPROVIDED";

    private static final int MOST_TEXT = 2000;

    private final XmlElements xml;
    private final CamtValues values;
    private final String pointer;
    private final CamtAmount amount;
    private final Side debtor = new Side();
    private final Side creditor = new Side();
    private final StringBuilder text = new StringBuilder();
    private @Nullable String reference;
    private @Nullable String endToEndId;

    private CamtDetail(XmlElements xml, CamtValues values, String pointer) {
        this.xml = xml;
        this.values = values;
        this.pointer = pointer;
        this.amount = values.noAmount();
    }

    /** Of one party: name, account, bank. */
    private static final class Side {

        private @Nullable String name;
        private @Nullable String account;
        private @Nullable String bank;

        Counterparty toModel() {
            return new Counterparty(name, account, bank);
        }
    }

    static CamtDetail read(XmlElements xml, CamtValues values, String pointer) {
        var detail = new CamtDetail(xml, values, pointer);
        while (xml.child()) {
            detail.element();
        }
        return detail;
    }

    private void element() {
        switch (xml.name()) {
            case "Refs" -> references();
            case "Amt" -> amount.read(pointer + "/Amt");
            case "CdtDbtInd" -> amount.direction(pointer + "/CdtDbtInd");
            case "AmtDtls" -> transactionAmount();
            case "RltdPties" -> parties();
            case "RltdAgts" -> banks();
            case "RmtInf" -> remittance();
            case "AddtlTxInf" -> add(values.text(pointer + "/AddtlTxInf", CamtValues.TEXT));
            default -> xml.skip();
        }
    }

    private void references() {
        while (xml.child()) {
            switch (xml.name()) {
                case "AcctSvcrRef" -> reference = values.text(pointer + "/Refs/AcctSvcrRef", CamtValues.ID);
                case "EndToEndId" -> endToEndId = values.text(pointer + "/Refs/EndToEndId", CamtValues.ID);
                default -> xml.skip();
            }
        }
    }

    private void transactionAmount() {
        while (xml.child()) {
            if (xml.name().equals("TxAmt") && !amount.isThere()) {
                amountOf(pointer + "/AmtDtls/TxAmt/Amt");
            } else {
                xml.skip();
            }
        }
    }

    private void amountOf(String place) {
        while (xml.child()) {
            if (xml.name().equals("Amt")) {
                amount.read(place);
            } else {
                xml.skip();
            }
        }
    }

    private void parties() {
        while (xml.child()) {
            switch (xml.name()) {
                case "Dbtr" -> name(debtor);
                case "DbtrAcct" -> account(debtor);
                case "Cdtr" -> name(creditor);
                case "CdtrAcct" -> account(creditor);
                default -> xml.skip();
            }
        }
    }

    /** Under {@code Pty} from version 07 on. */
    private void name(Side side) {
        while (xml.child()) {
            switch (xml.name()) {
                case "Nm" -> side.name = values.text(pointer + "/RltdPties/Nm", CamtValues.NAME);
                case "Pty" -> name(side);
                default -> xml.skip();
            }
        }
    }

    private void account(Side side) {
        while (xml.child()) {
            if (xml.name().equals("Id")) {
                side.account = values.accountNumber(pointer + "/RltdPties/Id");
            } else {
                xml.skip();
            }
        }
    }

    private void banks() {
        while (xml.child()) {
            switch (xml.name()) {
                case "DbtrAgt" -> bank(debtor);
                case "CdtrAgt" -> bank(creditor);
                default -> xml.skip();
            }
        }
    }

    /** By its code in China's clearing or, in other words, its BIC, which is {@code BIC} before version 03. */
    private void bank(Side side) {
        while (xml.child()) {
            switch (xml.name()) {
                case "FinInstnId", "ClrSysMmbId" -> bank(side);
                case "MmbId" -> side.bank = values.text(pointer + "/RltdAgts/MmbId", CamtValues.ID);
                case "BIC", "BICFI" -> {
                    var bic = values.text(pointer + "/RltdAgts/BICFI", CamtValues.ID);
                    side.bank = side.bank == null ? bic : side.bank;
                }
                default -> xml.skip();
            }
        }
    }

    private void remittance() {
        while (xml.child()) {
            if (xml.name().equals("Ustrd")) {
                add(values.text(pointer + "/RmtInf/Ustrd", CamtValues.NAME));
            } else {
                xml.skip();
            }
        }
    }

    /**
     * Parties keep their part when an entry is taken back, so that the other side of a reversed payment is its
     * creditor.
     */
    EntryDetail toModel(boolean isCredit, boolean isReversal) {
        amount.directionOf(isCredit);
        var signed = amount.isThere() ? amount.signed(pointer) : null;
        return new EntryDetail(
                signed,
                reference,
                NOT_PROVIDED.equals(endToEndId) ? null : endToEndId,
                (isCredit != isReversal ? debtor : creditor).toModel(),
                text());
    }

    /** Texts beyond a length are left out, and the last sign says so. */
    private void add(String more) {
        if (text.length() < MOST_TEXT) {
            text.append(text.isEmpty() ? "" : " ").append(more);
        }
        if (text.length() > MOST_TEXT) {
            text.setLength(MOST_TEXT - 1);
            text.append('…');
        }
    }

    private @Nullable String text() {
        return text.isEmpty() ? null : text.toString();
    }
}
