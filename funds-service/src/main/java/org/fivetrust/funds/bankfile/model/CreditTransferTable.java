package org.fivetrust.funds.bankfile.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.fivetrust.shared.kernel.Money;

/**
 * The parts that are written of a customer's credit transfer, ISO 20022 {@code pain.001.001}, in the schema's order.
 * They are alike in versions 09 and 12.
 */
public final class CreditTransferTable {

    private static final Part ACCOUNT = Part.of("Id", Part.of("Othr", Part.of("Id", Text.ACCOUNT)));

    private static final Part AGENT = Part.of(
            "FinInstnId",
            Part.of(
                            "ClrSysMmbId",
                            Part.of("ClrSysId", Part.of("Cd", Text.only("CNAPS"))),
                            Part.of("MmbId", Text.MEMBER))
                    .optional(),
            Part.of("Nm", Text.NAME).optional(),
            Part.of("Othr", Part.of("Id", Text.only("NOTPROVIDED"))).optional());

    private static final Part TRANSFER = Part.of(
                    "CdtTrfTxInf",
                    Part.of(
                            "PmtId",
                            Part.of("InstrId", Text.ID),
                            Part.of("EndToEndId", Text.ID),
                            Part.of("UETR", Text.UETR).optional()),
                    Part.of("Amt", new Part("InstdAmt", 1, 1, Text.AMOUNT, List.of(Part.of("@Ccy", Text.only("CNY"))))),
                    Part.of("CdtrAgt", AGENT),
                    Part.of("Cdtr", Part.of("Nm", Text.NAME)),
                    Part.of("CdtrAcct", ACCOUNT),
                    Part.of("RmtInf", Part.of("Ustrd", Text.NAME)))
            .repeated();

    private static final Part MESSAGE = Part.of(
            "CstmrCdtTrfInitn",
            Part.of(
                    "GrpHdr",
                    Part.of("MsgId", Text.ID),
                    Part.of("CreDtTm", Text.TIME),
                    Part.of("NbOfTxs", Text.COUNT),
                    Part.of("CtrlSum", Text.SUM),
                    Part.of("InitgPty", Part.of("Nm", Text.NAME))),
            Part.of(
                    "PmtInf",
                    Part.of("PmtInfId", Text.ID),
                    Part.of("PmtMtd", Text.only("TRF")),
                    Part.of("NbOfTxs", Text.COUNT),
                    Part.of("CtrlSum", Text.SUM),
                    Part.of("ReqdExctnDt", Part.of("Dt", Text.DAY)),
                    Part.of("Dbtr", Part.of("Nm", Text.NAME)),
                    Part.of("DbtrAcct", ACCOUNT),
                    Part.of("DbtrAgt", AGENT),
                    TRANSFER));

    private static final Part DOCUMENT = Part.of("Document", MESSAGE);

    private CreditTransferTable() {}

    /** Every fault of a message, against the table and within itself. */
    public static List<Fault> faults(Element document) {
        var faults = new ArrayList<>(DOCUMENT.faults("/Document", document));
        if (faults.isEmpty()) {
            faults.addAll(contradictions(document));
        }
        return List.copyOf(faults);
    }

    private static List<Fault> contradictions(Element document) {
        var message = document.all("CstmrCdtTrfInitn").findFirst().orElseThrow();
        var transfers = message.all("PmtInf", "CdtTrfTxInf").toList();
        var sum = transfers.stream()
                .flatMap(transfer -> transfer.first("Amt", "InstdAmt").stream())
                .map(Money::parse)
                .reduce(Money.ZERO, Money::plus);
        var faults = new ArrayList<Fault>();
        for (var part : List.of("GrpHdr", "PmtInf")) {
            var path = "/Document/CstmrCdtTrfInitn/" + part;
            if (!message.first(part, "NbOfTxs").orElseThrow().equals(Integer.toString(transfers.size()))) {
                faults.add(new Fault(path + "/NbOfTxs", Fault.Kind.NOT_THE_COUNT));
            }
            if (!new BigDecimal(message.first(part, "CtrlSum").orElseThrow()).equals(new BigDecimal(sum.toString()))) {
                faults.add(new Fault(path + "/CtrlSum", Fault.Kind.NOT_THE_SUM));
            }
        }
        faults.addAll(repeated(transfers));
        return faults;
    }

    private static List<Fault> repeated(List<Element> transfers) {
        var known = new HashSet<String>();
        var faults = new ArrayList<Fault>();
        for (var n = 0; n < transfers.size(); n++) {
            if (!known.add(transfers.get(n).first("PmtId", "EndToEndId").orElseThrow())) {
                faults.add(new Fault(
                        "/Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf[" + (n + 1) + "]/PmtId/EndToEndId",
                        Fault.Kind.REPEATED));
            }
        }
        return faults;
    }
}
