package org.fivetrust.funds.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.conformance.Prowide.all;
import static org.fivetrust.conformance.Prowide.text;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.conformance.Prowide;
import org.fivetrust.funds.statement.model.BankEntry;
import org.fivetrust.funds.statement.model.CheckedFile;
import org.fivetrust.funds.statement.model.Findings;
import org.fivetrust.funds.statement.model.StatementHead;
import org.fivetrust.funds.statement.model.StatementLimits;
import org.fivetrust.funds.statement.model.StatementPart;
import org.fivetrust.shared.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of camt.053 is what Prowide reads; what it reads as nothing without a word is refused here. */
class StatementConformanceTest {

    private static final StatementLimits LIMITS = new StatementLimits(100_000, 5_000, 64);

    private static final List<String> AMOUNTS =
            List.of("1.00", "0.00", "12.34000", "12345678.9", "7", "0.01000", "99999999.99");

    private static final List<String> DAYS = List.of(
            "<Dt>2026-03-02</Dt>",
            "<DtTm>2026-03-02T09:30:00+08:00</DtTm>",
            "<DtTm>2026-03-02T23:30:00Z</DtTm>",
            "<DtTm>2026-03-02T01:02:03.123-05:00</DtTm>",
            "<Dt>2026-02-28</Dt>");

    /** Of version 02 and later; a statement of version 01 has booked entries alone. */
    private static final List<String> STATES = List.of("BOOK", "BOOK", "BOOK", "PDNG", "INFO");

    record Written(int version, String xml) {

        @Override
        public String toString() {
            return "camt.053.001.%02d, %d characters".formatted(version, xml.length());
        }
    }

    /** An entry as either side reads it. */
    record Read(
            String amount,
            String direction,
            boolean reversal,
            String status,
            LocalDate bookedOn,
            @Nullable LocalDate valueOn,
            @Nullable String reference) {}

    static Stream<Written> files() {
        return IntStream.rangeClosed(1, 13)
                .boxed()
                .flatMap(version ->
                        IntStream.range(0, 12).mapToObj(seed -> any(version, new Random(100L * version + seed))));
    }

    private static Written any(int version, Random random) {
        var statements = IntStream.range(0, random.nextInt(1, 4))
                .mapToObj(n -> statement(version, "S" + n, random))
                .collect(Collectors.joining("\n"));
        return new Written(version, """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%02d"><%s>
                <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-07T00:00:00+08:00</CreDtTm></GrpHdr>
                %s
                </%s></Document>
                """.formatted(version, message(version), statements, message(version)));
    }

    private static String message(int version) {
        return version == 1 ? "BkToCstmrStmtV01" : "BkToCstmrStmt";
    }

    private static String statement(int version, String id, Random random) {
        var entries = IntStream.range(0, random.nextInt(0, 9))
                .mapToObj(_ -> entry(version, random))
                .collect(Collectors.joining("\n"));
        return """
                <Stmt><Id>%s</Id><ElctrncSeqNb>%d</ElctrncSeqNb><CreDtTm>2026-03-07T00:00:00+08:00</CreDtTm>
                <Acct><Id>%s</Id><Ccy>CNY</Ccy></Acct>
                %s
                %s
                %s
                </Stmt>""".formatted(
                        id,
                        random.nextInt(1, 99),
                        version == 1
                                ? "<PrtryAcct><Id>110100000000001</Id></PrtryAcct>"
                                : "<Othr><Id>110100000000001</Id></Othr>",
                        balance(version, "OPBD", random),
                        balance(version, "CLBD", random),
                        entries);
    }

    private static String balance(int version, String type, Random random) {
        return """
                <Bal><Tp>%s</Tp><Amt Ccy="CNY">%s</Amt><CdtDbtInd>%s</CdtDbtInd>\
                <Dt><Dt>2026-03-06</Dt></Dt></Bal>""".formatted(
                        version == 1 ? "<Cd>" + type + "</Cd>" : "<CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry>",
                        one(AMOUNTS, random),
                        direction(random));
    }

    private static String entry(int version, Random random) {
        var status = version == 1 ? "BOOK" : one(STATES, random);
        return "<Ntry><Amt Ccy=\"CNY\">" + one(AMOUNTS, random) + "</Amt><CdtDbtInd>" + direction(random)
                + "</CdtDbtInd>"
                + one(
                        List.of("", "<RvslInd>true</RvslInd>", "<RvslInd>false</RvslInd>", "<RvslInd>1</RvslInd>"),
                        random)
                + (version < 7 ? "<Sts>" + status + "</Sts>" : "<Sts><Cd>" + status + "</Cd></Sts>")
                + "<BookgDt>" + one(DAYS, random) + "</BookgDt>"
                + (random.nextBoolean() ? "<ValDt>" + one(DAYS, random) + "</ValDt>" : "")
                + (random.nextBoolean() ? "<AcctSvcrRef>R" + random.nextInt(1000) + "</AcctSvcrRef>" : "")
                + "<BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd></Ntry>";
    }

    private static String direction(Random random) {
        return random.nextBoolean() ? "CRDT" : "DBIT";
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<StatementPart> parts(String xml, Findings findings) {
        var parts = new ArrayList<StatementPart>();
        try (var reader =
                CamtFile.open(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), findings, LIMITS)) {
            for (var part = reader.next(); part != null; part = reader.next()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static List<StatementPart> parts(String xml) {
        var findings = new Findings();
        var parts = parts(xml, findings);
        assertThat(findings.all()).isEmpty();
        return parts;
    }

    private static List<Read> ours(String xml) {
        return parts(xml).stream()
                .filter(StatementPart.Entry.class::isInstance)
                .map(part -> ((StatementPart.Entry) part).entry())
                .map(StatementConformanceTest::read)
                .toList();
    }

    private static Read read(BankEntry entry) {
        var signed = new BigDecimal(entry.amount().toString());
        return new Read(
                signed.abs().toPlainString(),
                signed.signum() == 0 ? "" : signed.signum() > 0 ? "CRDT" : "DBIT",
                entry.reversal(),
                switch (entry.status()) {
                    case BOOKED -> "BOOK";
                    case PENDING -> "PDNG";
                    case INFORMATION -> "INFO";
                },
                entry.bookedOn(),
                entry.valueOn(),
                entry.reference());
    }

    private static Stream<Object> statements(String xml) {
        return Stream.of("BkToCstmrStmtV01", "BkToCstmrStmt")
                .flatMap(message -> all(Prowide.read(xml).orElseThrow(), message, "Stmt"));
    }

    private static List<Read> theirs(String xml) {
        return statements(xml)
                .flatMap(statement -> all(statement, "Ntry"))
                .map(StatementConformanceTest::read)
                .toList();
    }

    private static Read read(Object entry) {
        var amount = new BigDecimal(String.valueOf(text(entry, "Amt", "Value"))).setScale(2);
        var code = text(entry, "Sts", "Cd");
        return new Read(
                amount.toPlainString(),
                amount.signum() == 0 ? "" : String.valueOf(text(entry, "CdtDbtInd")),
                "true".equals(text(entry, "RvslInd")),
                code == null ? String.valueOf(text(entry, "Sts")) : code,
                day(all(entry, "BookgDt").findFirst().orElseThrow()),
                all(entry, "ValDt")
                        .findFirst()
                        .map(StatementConformanceTest::day)
                        .orElse(null),
                text(entry, "AcctSvcrRef"));
    }

    /** As China counts it. */
    private static LocalDate day(Object dateOrTime) {
        var date = all(dateOrTime, "Dt").findFirst();
        return date.isPresent()
                ? (LocalDate) date.get()
                : ((OffsetDateTime) all(dateOrTime, "DtTm").findFirst().orElseThrow())
                        .withOffsetSameInstant(ZoneOffset.ofHours(8))
                        .toLocalDate();
    }

    @ParameterizedTest
    @MethodSource("files")
    void amounts_directions_states_and_days_of_entries_are_read_alike(Written file) {
        assertThat(ours(file.xml())).isEqualTo(theirs(file.xml()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void statements_with_their_accounts_and_balances_are_read_alike(Written file) {
        var ours = parts(file.xml()).stream()
                .filter(StatementPart.Head.class::isInstance)
                .map(part -> head(((StatementPart.Head) part).head()))
                .toList();

        assertThat(ours)
                .isEqualTo(statements(file.xml())
                        .map(StatementConformanceTest::head)
                        .toList());
    }

    private static List<String> head(StatementHead head) {
        return List.of(
                head.id(),
                String.valueOf(head.sequence()),
                head.account(),
                head.opening().toString(),
                head.closing().toString());
    }

    private static List<String> head(Object statement) {
        return List.of(
                String.valueOf(text(statement, "Id")),
                String.valueOf(text(statement, "ElctrncSeqNb")),
                Stream.of("Othr", "PrtryAcct")
                        .flatMap(kind -> all(statement, "Acct", "Id", kind, "Id"))
                        .map(Object::toString)
                        .findFirst()
                        .orElse(""),
                balance(statement, "OPBD"),
                balance(statement, "CLBD"));
    }

    private static String balance(Object statement, String type) {
        var balance = all(statement, "Bal")
                .filter(one -> type.equals(text(one, "Tp", "CdOrPrtry", "Cd")) || type.equals(text(one, "Tp", "Cd")))
                .findFirst()
                .orElseThrow();
        var amount = new BigDecimal(String.valueOf(text(balance, "Amt", "Value"))).setScale(2);
        return ("DBIT".equals(text(balance, "CdtDbtInd")) ? amount.negate() : amount).toPlainString();
    }

    private static String sound() {
        return any(8, new Random(3)).xml().replaceAll("(?s)<Stmt>.*</Stmt>", """
                <Stmt><Id>S</Id><CreDtTm>2026-03-07T00:00:00+08:00</CreDtTm>
                <Acct><Id><Othr><Id>110100000000001</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
                <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-01</Dt></Dt></Bal>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-06</Dt></Dt></Bal>
                <Ntry><Amt Ccy="CNY">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt></Ntry></Stmt>""");
    }

    private static CheckedFile checked(String xml) {
        var findings = new Findings();
        try (var reader =
                CamtFile.open(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), findings, LIMITS)) {
            return CheckedFile.read(reader, findings, LIMITS);
        }
    }

    /** Where Prowide has nothing, or not what the bank wrote, and says so to nobody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ">zwölf</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>",
                "></Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>",
                ">5.00</Amt><CdtDbtInd>XXXX</CdtDbtInd><Sts>",
                ">5.00</Amt><CdtDbtInd></CdtDbtInd><Sts>",
                ">5.00</Amt><Sts>"
            })
    void what_prowide_reads_as_nothing_is_refused(String written) {
        var xml = sound().replace(">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>", written);
        assertThat(xml).isNotEqualTo(sound());

        assertThat(all(Prowide.read(xml).orElse(null), "BkToCstmrStmt", "Stmt", "Ntry")
                        .filter(entry -> text(entry, "Amt", "Value") != null && text(entry, "CdtDbtInd") != null))
                .isEmpty();
        assertThatThrownBy(() -> checked(xml)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"camt.053.001.14", "camt.053.001.99"})
    void a_version_that_prowide_reads_as_nothing_is_refused(String version) {
        var xml = sound().replace("camt.053.001.08", version);

        assertThat(Prowide.read(xml)).isEmpty();
        assertThatThrownBy(() -> checked(xml)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"</Ntry>", "</Stmt>", "</BkToCstmrStmt>"})
    void a_file_that_is_cut_off_is_refused_whatever_prowide_makes_of_it(String end) {
        var xml = sound().substring(0, sound().indexOf(end));

        assertThatThrownBy(() -> checked(xml)).isInstanceOf(Refused.class);
    }

    /** The sound file is sound: what is refused above is refused for its one fault. */
    @ParameterizedTest
    @ValueSource(ints = 1)
    void the_file_without_a_fault_is_read(int entries) {
        assertThat(checked(sound()).statements().getFirst().totals().entries()).isEqualTo(entries);
        assertThat(theirs(sound())).hasSize(entries);
    }
}
