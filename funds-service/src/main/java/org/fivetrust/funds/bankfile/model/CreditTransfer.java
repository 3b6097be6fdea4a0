package org.fivetrust.funds.bankfile.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Payments that leave one account in one message (付款指令文件). */
public record CreditTransfer(
        BankId message, Instant createdAt, BankParty debtor, LocalDate executeOn, List<Line> lines) {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    public CreditTransfer {
        lines = List.copyOf(lines);
    }

    /**
     * One payment.
     *
     * @param uetr its unique reference from end to end, where it has one
     */
    public record Line(BankId id, @Nullable UUID uetr, Money amount, BankParty payee, String purpose) {

        private List<Violation> faults(String at, BankProfile profile) {
            var faults = new ArrayList<>(payee.faults(at + "/payee", profile));
            if (!BankText.isPrintable(purpose)) {
                faults.add(Violation.worded("no-control-character", at + "/purpose"));
            }
            if (!id.fits()) {
                faults.add(Violation.worded("id-for-bank", at + "/id", "most", BankId.LONGEST));
            }
            return faults;
        }

        private Element written(BankProfile profile) {
            return Element.of(
                    "CdtTrfTxInf",
                    Element.of("PmtId", ids()),
                    Element.of("Amt", new Element("InstdAmt", amount.toString(), List.of(Element.of("@Ccy", "CNY")))),
                    Element.of("CdtrAgt", payee.agent()),
                    Element.of("Cdtr", payee.named()),
                    Element.of("CdtrAcct", payee.numbered()),
                    Element.of(
                            "RmtInf",
                            Element.of("Ustrd", BankText.cut(BankText.onOneLine(purpose), profile.purposeLength()))));
        }

        private List<Element> ids() {
            var ids = new ArrayList<Element>();
            ids.add(Element.of("InstrId", id.text()));
            ids.add(Element.of("EndToEndId", id.text()));
            if (uetr != null) {
                ids.add(Element.of("UETR", uetr.toString()));
            }
            return ids;
        }
    }

    public Money sum() {
        return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
    }

    /** Everything that the bank would refuse, before a file exists. */
    public List<Violation> faults(BankProfile profile) {
        var faults = new ArrayList<>(debtor.faults("/debtor", profile));
        for (var n = 0; n < lines.size(); n++) {
            faults.addAll(lines.get(n).faults("/payments/" + n, profile));
        }
        return List.copyOf(faults);
    }

    public Element document(BankProfile profile) {
        return Element.of("Document", Element.of("CstmrCdtTrfInitn", header(), instruction(profile)));
    }

    private Element header() {
        return Element.of(
                "GrpHdr",
                Element.of("MsgId", message.text()),
                Element.of("CreDtTm", time()),
                Element.of("NbOfTxs", Integer.toString(lines.size())),
                Element.of("CtrlSum", sum().toString()),
                Element.of("InitgPty", debtor.named()));
    }

    private String time() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                createdAt.truncatedTo(ChronoUnit.SECONDS).atOffset(CHINA));
    }

    private Element instruction(BankProfile profile) {
        var parts = new ArrayList<Element>();
        parts.add(Element.of("PmtInfId", message.text()));
        parts.add(Element.of("PmtMtd", "TRF"));
        parts.add(Element.of("NbOfTxs", Integer.toString(lines.size())));
        parts.add(Element.of("CtrlSum", sum().toString()));
        parts.add(Element.of("ReqdExctnDt", Element.of("Dt", executeOn.toString())));
        parts.add(Element.of("Dbtr", debtor.named()));
        parts.add(Element.of("DbtrAcct", debtor.numbered()));
        parts.add(Element.of("DbtrAgt", debtor.agent()));
        lines.forEach(line -> parts.add(line.written(profile)));
        return Element.of("PmtInf", parts);
    }
}
