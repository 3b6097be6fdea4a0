package org.fivetrust.funds;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Status reports as a bank writes them. */
final class StatusReports {

    private StatusReports() {}

    static byte[] report(String version, String message, String body) {
        return ("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.%s">
                  <CstmrPmtStsRpt>
                    <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-06-15T10:00:00+08:00</CreDtTm></GrpHdr>
                %s
                  </CstmrPmtStsRpt>
                </Document>
                """.formatted(version, message, body)).getBytes(StandardCharsets.UTF_8);
    }

    /** About a file, of which it may say something as a whole. */
    static String group(String original, String status) {
        return "<OrgnlGrpInfAndSts><OrgnlMsgId>" + original
                + "</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
                + (status.isEmpty() ? "" : "<GrpSts>" + status + "</GrpSts>") + "</OrgnlGrpInfAndSts>";
    }

    static String information(String... transactions) {
        return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>x</OrgnlPmtInfId>" + String.join("\n", transactions)
                + "</OrgnlPmtInfAndSts>";
    }

    static String transaction(UUID payment, String status) {
        return transaction(payment.toString().replace("-", ""), status);
    }

    static String transaction(String id, String status) {
        return "<TxInfAndSts><OrgnlEndToEndId>" + id + "</OrgnlEndToEndId><TxSts>" + status + "</TxSts></TxInfAndSts>";
    }

    static String rejected(UUID payment, String code, String words) {
        return "<TxInfAndSts><OrgnlEndToEndId>" + payment.toString().replace("-", "")
                + "</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>" + code + "</Cd></Rsn><AddtlInf>" + words
                + "</AddtlInf></StsRsnInf><AcctSvcrRef>B-1</AcctSvcrRef></TxInfAndSts>";
    }
}
