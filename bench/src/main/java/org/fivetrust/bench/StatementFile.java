package org.fivetrust.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** A file of one statement in camt.053.001.08, on disk. */
record StatementFile(Path path, long bytes) {

    /** @param party the name and the number of the other side */
    record Entry(long fen, String endToEndId, String party, String number) {

        private String xml(String reference) {
            var side = fen < 0 ? "Cdtr" : "Dbtr";
            return """
                    <Ntry><Amt Ccy="CNY">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
                    <BookgDt><Dt>%s</Dt></BookgDt><ValDt><Dt>%3$s</Dt></ValDt><AcctSvcrRef>%s</AcctSvcrRef>\
                    <BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>\
                    <RltdPties><%s><Pty><Nm>%s</Nm></Pty></%6$s><%6$sAcct><Id><Othr><Id>%s</Id></Othr></Id></%6$sAcct>\
                    </RltdPties><RmtInf><Ustrd>三月租金</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                    """.formatted(
                            yuan(Math.abs(fen)),
                            fen < 0 ? "DBIT" : "CRDT",
                            FundsTown.TODAY,
                            reference,
                            endToEndId,
                            side,
                            party,
                            number);
        }
    }

    private static String yuan(long fen) {
        return fen / 100 + ".%02d".formatted(fen % 100);
    }

    static StatementFile write(String account, String id, long opening, int entries, IntFunction<Entry> entry)
            throws IOException {
        var path = Files.createTempFile("camt", ".xml");
        path.toFile().deleteOnExit();
        var closing = opening;
        for (var n = 0; n < entries; n++) {
            closing += entry.apply(n).fen();
        }
        try (var out = Files.newBufferedWriter(path)) {
            out.write("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                    <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-07T00:00:00+08:00</CreDtTm></GrpHdr>
                    <Stmt><Id>%s</Id><CreDtTm>2026-03-07T00:00:00+08:00</CreDtTm>
                    <Acct><Id><Othr><Id>%s</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
                    %s%s""".formatted(id, account, balance("OPBD", opening), balance("CLBD", closing)));
            for (var n = 0; n < entries; n++) {
                out.write(entry.apply(n).xml(id + "-" + n));
            }
            out.write("</Stmt></BkToCstmrStmt></Document>\n");
        }
        return new StatementFile(path, Files.size(path));
    }

    private static String balance(String type, long fen) {
        return """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
                <Dt><Dt>%s</Dt></Dt></Bal>
                """.formatted(type, yuan(fen), FundsTown.TODAY);
    }
}
