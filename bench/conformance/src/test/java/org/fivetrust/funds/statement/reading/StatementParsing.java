package org.fivetrust.funds.statement.reading;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.conformance.Prowide;
import org.fivetrust.funds.statement.model.CheckedFile;
import org.fivetrust.funds.statement.model.Findings;
import org.fivetrust.funds.statement.model.StatementLimits;

/**
 * How long a statement takes to be read and checked, and to be parsed by Prowide, in turns. Arguments: entries, rounds.
 */
final class StatementParsing {

    private static final StatementLimits LIMITS = new StatementLimits(1_000_000, 5_000, 64);

    private static final double NANOS_PER_MILLI = 1e6;

    private StatementParsing() {}

    public static void main(String[] arguments) {
        var entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        var rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        var xml = file(entries);
        var bytes = xml.getBytes(StandardCharsets.UTF_8);
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        for (var round = 0; round < rounds; round++) {
            ours.add(millis(() -> mustBe(entries, read(bytes))));
            theirs.add(millis(() ->
                    mustBe(entries, (int) Prowide.all(Prowide.read(xml).orElseThrow(), "BkToCstmrStmt", "Stmt", "Ntry")
                            .count())));
        }
        System.out.printf(
                "%d entries, %d bytes, medians of %d rounds: read and checked %.0f ms, parsed by Prowide %.0f ms%n",
                entries, bytes.length, rounds, median(ours), median(theirs));
    }

    private static String file(int entries) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-07T00:00:00+08:00</CreDtTm></GrpHdr>
                <Stmt><Id>S</Id><CreDtTm>2026-03-07T00:00:00+08:00</CreDtTm>
                <Acct><Id><Othr><Id>110100000000001</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
                <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-01</Dt></Dt></Bal>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">%d.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-06</Dt></Dt></Bal>
                %s
                </Stmt></BkToCstmrStmt></Document>
                """.formatted(
                entries,
                IntStream.range(0, entries).mapToObj(StatementParsing::entry).collect(Collectors.joining("\n")));
    }

    private static String entry(int n) {
        return """
                <Ntry><Amt Ccy="CNY">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
                <BookgDt><Dt>2026-03-02</Dt></BookgDt><ValDt><Dt>2026-03-02</Dt></ValDt><AcctSvcrRef>R%d</AcctSvcrRef>\
                <BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>E%d</EndToEndId></Refs>\
                <RltdPties><Dbtr><Pty><Nm>恒远工程有限公司</Nm></Pty></Dbtr><DbtrAcct><Id><Othr><Id>62220202%d</Id></Othr></Id>\
                </DbtrAcct></RltdPties><RmtInf><Ustrd>三月租金</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>""".formatted(n, n, n);
    }

    private static int read(byte[] bytes) {
        var findings = new Findings();
        try (var reader = CamtFile.open(new ByteArrayInputStream(bytes), findings, LIMITS)) {
            return (int) CheckedFile.read(reader, findings, LIMITS)
                    .statements()
                    .getFirst()
                    .totals()
                    .entries();
        }
    }

    private static void mustBe(int expected, int read) {
        if (expected != read) {
            throw new IllegalStateException("read " + read + " of " + expected);
        }
    }

    private static double millis(Runnable work) {
        var from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / NANOS_PER_MILLI;
    }

    private static double median(List<Double> of) {
        return of.stream().sorted().toList().get(of.size() / 2);
    }
}
