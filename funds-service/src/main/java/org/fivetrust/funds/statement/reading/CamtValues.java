package org.fivetrust.funds.statement.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.fivetrust.funds.statement.model.Findings;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Characters;
import org.fivetrust.shared.kernel.Days;
import org.jspecify.annotations.Nullable;

/** Reads what single elements say, and tells what is wrong with it and where. */
final class CamtValues {

    static final int ID = 35;

    static final int CODE = 35;

    static final int AMOUNT = 60;

    static final int NAME = 140;

    static final int TEXT = 500;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final String RENMINBI = "CNY";

    private static final int DAY = 10;

    private static final BoundedPattern NUMBER = BoundedPattern.of("[0-9]{1,18}");

    private final XmlElements xml;
    private final Findings findings;
    private int entry;
    private int line;

    CamtValues(XmlElements xml, Findings findings) {
        this.xml = xml;
        this.findings = findings;
    }

    /** Findings that follow are of this entry; what is missing is missing from its beginning. */
    void within(int entry, int line) {
        this.entry = entry;
        this.line = line;
    }

    boolean areEnough() {
        return findings.areEnough();
    }

    int findings() {
        return findings.count();
    }

    void finding(String code, String pointer, Object... facts) {
        findings.add(code, pointer, entry, xml.line(), facts);
    }

    void missing(String pointer) {
        findings.add(
                "funds.element-missing",
                pointer,
                entry,
                line,
                "element",
                pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    boolean backwards(String pointer) {
        findings.add("funds.period-backwards", pointer, entry, line);
        return false;
    }

    /** Tells that no such element stands here, and leaves it. */
    void unknown(String within) {
        var name = xml.name();
        finding("funds.element-unknown", within + "/" + name, "element", name);
        xml.skip();
    }

    String text(String pointer, int most) {
        var text = xml.text(most);
        if (xml.isTextCut()) {
            finding("funds.text-too-long", pointer, "most", most);
        } else if (!Characters.areAllowed(text)) {
            finding("character", pointer);
        }
        return text;
    }

    CamtAmount noAmount() {
        return new CamtAmount(this);
    }

    boolean isRenminbi(String pointer) {
        var currency = xml.attribute("Ccy");
        var is = RENMINBI.equals(currency);
        if (!is) {
            finding("funds.currency-not-renminbi", pointer, "currency", shown(currency == null ? "" : currency));
        }
        return is;
    }

    void mustBeRenminbi(String pointer) {
        var currency = text(pointer, CODE);
        if (!currency.equals(RENMINBI)) {
            finding("funds.currency-not-renminbi", pointer, "currency", shown(currency));
        }
    }

    private static String shown(String text) {
        return text.isEmpty() ? "—" : text;
    }

    @Nullable
    Long number(String pointer) {
        var text = text(pointer, CODE);
        if (NUMBER.matches(text)) {
            return Long.valueOf(text);
        }
        finding("funds.number-unreadable", pointer);
        return null;
    }

    boolean flag(String pointer) {
        var text = text(pointer, CODE);
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> {
                finding("funds.flag-unreadable", pointer);
                yield false;
            }
        };
    }

    /** Of a date, or of a time with or without a zone. */
    @Nullable
    LocalDate day(String pointer) {
        var text = text(pointer, CODE);
        try {
            return Days.known(day(text, text.indexOf('T') == DAY));
        } catch (DateTimeException notADay) {
            finding("funds.day-unreadable", pointer);
            return null;
        }
    }

    private static LocalDate day(String text, boolean isTime) {
        if (!isTime) {
            return LocalDate.parse(text, DateTimeFormatter.ISO_DATE);
        }
        var hasZone = text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > DAY;
        return hasZone
                ? OffsetDateTime.parse(text).atZoneSameInstant(CHINA).toLocalDate()
                : LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    /** Of {@code Dt} or {@code DtTm} within the element that is open. */
    @Nullable
    LocalDate nestedDay(String pointer) {
        LocalDate day = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "Dt" -> day = day(pointer + "/Dt");
                case "DtTm" -> day = day(pointer + "/DtTm");
                default -> unknown(pointer);
            }
        }
        return day;
    }

    /** The first code, standard or of the bank's own, anywhere within the element that is open. */
    String nestedCode() {
        var code = "";
        while (xml.child()) {
            var found =
                    switch (xml.name()) {
                        case "Cd", "Prtry" -> xml.text(CODE);
                        case "CdOrPrtry" -> nestedCode();
                        default -> {
                            xml.skip();
                            yield "";
                        }
                    };
            code = code.isEmpty() ? found : code;
        }
        return code;
    }

    /** Whether an IBAN or a number of the bank's own. */
    String accountNumber(String pointer) {
        var number = "";
        while (xml.child()) {
            var found =
                    switch (xml.name()) {
                        case "IBAN", "BBAN", "UPIC", "Id" -> text(pointer + "/" + xml.name(), ID);
                        case "Othr", "PrtryAcct" -> accountNumber(pointer);
                        default -> {
                            xml.skip();
                            yield "";
                        }
                    };
            number = number.isEmpty() ? found : number;
        }
        return number;
    }
}
