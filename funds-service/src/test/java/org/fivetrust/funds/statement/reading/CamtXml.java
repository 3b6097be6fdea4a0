package org.fivetrust.funds.statement.reading;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.funds.statement.model.BankEntry;
import org.fivetrust.funds.statement.model.CheckedFile;
import org.fivetrust.funds.statement.model.Findings;
import org.fivetrust.funds.statement.model.StatementHead;
import org.fivetrust.funds.statement.model.StatementLimits;
import org.fivetrust.funds.statement.model.StatementPart;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** Files in camt.053, as banks write them in each version. */
final class CamtXml {

    static final StatementLimits LIMITS = new StatementLimits(100_000, 5_000, 64);

    private CamtXml() {}

    static String file(int version, String... statements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%02d"><BkToCstmrStmt>
                <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-07T00:00:00+08:00</CreDtTm></GrpHdr>
                %s
                </BkToCstmrStmt></Document>
                """.formatted(version, String.join("\n", statements));
    }

    static String statement(String id, String opening, String closing, String... entries) {
        return """
                <Stmt><Id>%s</Id><CreDtTm>2026-03-07T00:00:00+08:00</CreDtTm>
                <Acct><Id><Othr><Id>110100000000001</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
                %s
                %s
                %s
                </Stmt>""".formatted(
                        id,
                        balance("OPBD", opening, "2026-03-01"),
                        balance("CLBD", closing, "2026-03-06"),
                        String.join("\n", entries));
    }

    static String balance(String type, String amount, String day) {
        return """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">%s</Amt><CdtDbtInd>%s</CdtDbtInd>\
                <Dt><Dt>%s</Dt></Dt></Bal>""".formatted(type, amount.replace("-", ""), amount.startsWith("-") ? "DBIT" : "CRDT", day);
    }

    static String entry(String amount, String direction, String status, String... more) {
        return """
                <Ntry><Amt Ccy="CNY">%s</Amt><CdtDbtInd>%s</CdtDbtInd>%s\
                <BookgDt><Dt>2026-03-02</Dt></BookgDt>%s</Ntry>""".formatted(amount, direction, status, String.join("", more));
    }

    /** The status as the version writes it. */
    static String status(int version, String code) {
        return version < 7 ? "<Sts>%s</Sts>".formatted(code) : "<Sts><Cd>%s</Cd></Sts>".formatted(code);
    }

    static String booked(String amount, String direction, String... more) {
        return entry(amount, direction, status(8, "BOOK"), more);
    }

    static String many(int entries) {
        return IntStream.range(0, entries)
                .mapToObj(n -> booked("1.00", "CRDT", "<AcctSvcrRef>R%d</AcctSvcrRef>".formatted(n)))
                .collect(Collectors.joining("\n"));
    }

    static List<StatementPart> parts(String xml) {
        var findings = new Findings();
        var parts = new ArrayList<StatementPart>();
        try (var reader = CamtFile.open(bytes(xml), findings, LIMITS)) {
            for (var part = reader.next(); part != null; part = reader.next()) {
                parts.add(part);
            }
        }
        return parts;
    }

    static List<BankEntry> entries(String xml) {
        return parts(xml).stream()
                .filter(StatementPart.Entry.class::isInstance)
                .map(part -> ((StatementPart.Entry) part).entry())
                .toList();
    }

    static List<StatementHead> heads(String xml) {
        return parts(xml).stream()
                .filter(StatementPart.Head.class::isInstance)
                .map(part -> ((StatementPart.Head) part).head())
                .toList();
    }

    static List<Violation> findings(String xml) {
        var findings = new Findings();
        try (var reader = CamtFile.open(bytes(xml), findings, LIMITS)) {
            while (reader.next() != null) {
                // read to the end
            }
        }
        return findings.all();
    }

    static CheckedFile checked(String xml) {
        var findings = new Findings();
        try (var reader = CamtFile.open(bytes(xml), findings, LIMITS)) {
            return CheckedFile.read(reader, findings, LIMITS);
        }
    }

    static ByteArrayInputStream bytes(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }
}
