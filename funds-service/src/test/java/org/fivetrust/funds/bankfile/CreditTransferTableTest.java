package org.fivetrust.funds.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fivetrust.funds.bankfile.model.CreditTransferTable;
import org.fivetrust.funds.bankfile.model.Element;
import org.fivetrust.funds.bankfile.model.Fault;
import org.fivetrust.funds.bankfile.model.Fault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that departs from the table in one place is named by that place. */
class CreditTransferTableTest {

    private static final String MESSAGE = "/Document/CstmrCdtTrfInitn";

    private static final Element GOOD =
            CreditTransfers.written(CreditTransfers.toFourPayees(), CreditTransfers.PROFILE);

    /** Says something else where the first element of this name stands below its parent. */
    private static Element changed(Element element, String name, String text) {
        return element.name().equals(name)
                ? new Element(name, text, element.parts())
                : with(element, replaceFirst(element.parts(), name, text));
    }

    private static List<Element> replaceFirst(List<Element> parts, String name, String text) {
        var changed = new ArrayList<>(parts);
        for (var n = 0; n < parts.size(); n++) {
            var replaced = changed(parts.get(n), name, text);
            if (!replaced.equals(parts.get(n))) {
                changed.set(n, replaced);
                return changed;
            }
        }
        return changed;
    }

    private static Element with(Element element, List<Element> parts) {
        return new Element(element.name(), element.text(), parts);
    }

    private static Element without(Element element, String name) {
        return with(
                element,
                element.parts().stream()
                        .filter(part -> !part.name().equals(name))
                        .map(part -> without(part, name))
                        .toList());
    }

    private static Element reversed(Element element, String name) {
        var parts = element.parts().stream().map(part -> reversed(part, name)).toList();
        return with(element, element.name().equals(name) ? parts.reversed() : parts);
    }

    private static Element doubled(Element element, String name) {
        return with(
                element,
                element.parts().stream()
                        .map(part -> doubled(part, name))
                        .flatMap(part -> part.name().equals(name) ? Stream.of(part, part) : Stream.of(part))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "MsgId, , EMPTY, GrpHdr/MsgId",
        "MsgId, a_b, FORM, GrpHdr/MsgId",
        "MsgId, /a, FORM, GrpHdr/MsgId",
        "MsgId, a//b, FORM, GrpHdr/MsgId",
        "MsgId, 123456789012345678901234567890123456, TOO_LONG, GrpHdr/MsgId",
        "CreDtTm, 2026-06-15, FORM, GrpHdr/CreDtTm",
        "NbOfTxs, vier, FORM, GrpHdr/NbOfTxs",
        "NbOfTxs, 5, NOT_THE_COUNT, GrpHdr/NbOfTxs",
        "CtrlSum, 1.5E3, FORM, GrpHdr/CtrlSum",
        "CtrlSum, 1234668.11, NOT_THE_SUM, GrpHdr/CtrlSum",
        "PmtMtd, CHK, FORM, PmtInf/PmtMtd",
        "Dt, 15.06.2026, FORM, PmtInf/ReqdExctnDt/Dt",
        "MmbId, 1021, FORM, PmtInf/DbtrAgt/FinInstnId/ClrSysMmbId/MmbId",
        "EndToEndId, P2, REPEATED, PmtInf/CdtTrfTxInf[2]/PmtId/EndToEndId",
        "InstdAmt, 0.00, FORM, PmtInf/CdtTrfTxInf[1]/Amt/InstdAmt",
        "InstdAmt, 1.005, FORM, PmtInf/CdtTrfTxInf[1]/Amt/InstdAmt",
        "@Ccy, EUR, FORM, PmtInf/CdtTrfTxInf[1]/Amt/InstdAmt/@Ccy",
    })
    void a_text_that_may_not_stand_is_named(String name, String text, Kind kind, String path) {
        assertThat(CreditTransferTable.faults(changed(GOOD, name, text == null ? "" : text)))
                .contains(new Fault(MESSAGE + "/" + path, kind));
    }

    @ParameterizedTest
    @CsvSource({
        "GrpHdr, GrpHdr",
        "CtrlSum, GrpHdr/CtrlSum",
        "InitgPty, GrpHdr/InitgPty",
        "Dbtr, PmtInf/Dbtr",
        "DbtrAgt, PmtInf/DbtrAgt",
        "CdtTrfTxInf, PmtInf/CdtTrfTxInf",
        "EndToEndId, PmtInf/CdtTrfTxInf[4]/PmtId/EndToEndId",
        "Cdtr, PmtInf/CdtTrfTxInf[1]/Cdtr",
        "CdtrAcct, PmtInf/CdtTrfTxInf[3]/CdtrAcct",
        "@Ccy, PmtInf/CdtTrfTxInf[1]/Amt/InstdAmt/@Ccy",
    })
    void a_part_that_is_missing_is_named(String name, String path) {
        assertThat(CreditTransferTable.faults(without(GOOD, name)))
                .contains(new Fault(MESSAGE + "/" + path, Kind.MISSING));
    }

    @ParameterizedTest
    @CsvSource({"GrpHdr, GrpHdr", "PmtId, PmtInf/CdtTrfTxInf[2]/PmtId", "PmtInf, PmtInf"})
    void parts_in_another_order_are_named(String name, String path) {
        assertThat(CreditTransferTable.faults(reversed(GOOD, name)))
                .contains(new Fault(MESSAGE + "/" + path, Kind.ORDER));
    }

    @ParameterizedTest
    @CsvSource({"MsgId, GrpHdr/MsgId", "Cdtr, PmtInf/CdtTrfTxInf[4]/Cdtr"})
    void a_part_that_stands_twice_is_named(String name, String path) {
        assertThat(CreditTransferTable.faults(doubled(GOOD, name)))
                .contains(new Fault(MESSAGE + "/" + path, Kind.TOO_MANY));
    }

    @Test
    void a_part_that_is_not_known_is_named() {
        var more = new ArrayList<>(GOOD.parts());
        more.add(Element.of("SplmtryData", "x"));

        assertThat(CreditTransferTable.faults(with(GOOD, more)))
                .containsExactly(new Fault("/Document/SplmtryData", Kind.UNKNOWN));
    }

    @Test
    void a_character_that_xml_cannot_carry_is_named() {
        assertThat(CreditTransferTable.faults(changed(GOOD, "Ustrd", "a\u0001")))
                .containsExactly(new Fault(MESSAGE + "/PmtInf/CdtTrfTxInf[1]/RmtInf/Ustrd", Kind.CHARACTER));
    }
}
