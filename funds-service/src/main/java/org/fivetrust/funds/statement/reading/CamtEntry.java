package org.fivetrust.funds.statement.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.funds.statement.model.BankEntry;
import org.fivetrust.funds.statement.model.Counterparty;
import org.fivetrust.funds.statement.model.EntryStatus;
import org.fivetrust.funds.statement.model.StatementLimits;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** One {@code Ntry}. */
final class CamtEntry {

    private final XmlElements xml;
    private final CamtValues values;
    private final StatementLimits limits;
    private final int number;
    private final int line;
    private final String pointer;
    private final CamtAmount amount;
    private final List<CamtDetail> details = new ArrayList<>();
    private boolean isReversal;
    private @Nullable EntryStatus status;
    private boolean hasStatus;
    private boolean hasDay;
    private @Nullable LocalDate bookedOn;
    private @Nullable LocalDate valueOn;
    private @Nullable String ownReference;
    private @Nullable String reference;
    private @Nullable String code;
    private @Nullable String text;

    CamtEntry(XmlElements xml, CamtValues values, StatementLimits limits, String statement, int number) {
        this.xml = xml;
        this.values = values;
        this.limits = limits;
        this.number = number;
        this.line = xml.line();
        this.pointer = statement + "/Ntry/" + number;
        this.amount = values.noAmount();
    }

    /** Null where something is wrong in it. */
    @Nullable
    BankEntry read() {
        values.within(number, line);
        var before = values.findings();
        while (xml.child()) {
            element();
        }
        var signed = amount.signed(pointer);
        if (!hasStatus) {
            values.missing(pointer + "/Sts");
        }
        var on = bookedOn == null ? valueOn : bookedOn;
        if (on == null && !hasDay) {
            values.missing(pointer + "/BookgDt");
        }
        return values.findings() > before || signed == null || status == null || on == null
                ? null
                : entry(signed, status, on);
    }

    private void element() {
        switch (xml.name()) {
            case "NtryRef" -> ownReference = values.text(pointer + "/NtryRef", CamtValues.ID);
            case "Amt" -> amount.read(pointer + "/Amt");
            case "CdtDbtInd" -> amount.direction(pointer + "/CdtDbtInd");
            case "RvslInd" -> isReversal = values.flag(pointer + "/RvslInd");
            case "Sts" -> status();
            case "BookgDt" -> {
                hasDay = true;
                bookedOn = values.nestedDay(pointer + "/BookgDt");
            }
            case "ValDt" -> {
                hasDay = true;
                valueOn = values.nestedDay(pointer + "/ValDt");
            }
            case "AcctSvcrRef" -> reference = values.text(pointer + "/AcctSvcrRef", CamtValues.ID);
            case "BkTxCd" -> code = transactionCode();
            case "NtryDtls" -> details();
            case "TxDtls" -> detail();
            case "AddtlNtryInf" -> text = values.text(pointer + "/AddtlNtryInf", CamtValues.TEXT);
            case "Avlbty",
                    "ComssnWvrInd",
                    "AddtlInfInd",
                    "AmtDtls",
                    "Chrgs",
                    "TechInptChanl",
                    "Intrst",
                    "CardTx",
                    "Btch" -> xml.skip();
            default -> values.unknown(pointer);
        }
    }

    /** A code up to version 06, from 07 on a choice. */
    private void status() {
        hasStatus = true;
        status = EntryStatus.ofCode(xml.wholeText(CamtValues.CODE)).orElse(null);
        if (status == null) {
            values.finding("funds.status-unknown", pointer + "/Sts");
        }
    }

    /** Domain, family and sub-family; or the bank's own code. */
    private String transactionCode() {
        var codes = new ArrayList<String>();
        transactionCode(codes);
        return String.join("/", codes);
    }

    private void transactionCode(List<String> codes) {
        while (xml.child()) {
            switch (xml.name()) {
                case "Domn", "Fmly", "Prtry" -> transactionCode(codes);
                case "Cd", "SubFmlyCd" -> codes.add(values.text(pointer + "/BkTxCd", CamtValues.CODE));
                default -> xml.skip();
            }
        }
    }

    private void details() {
        while (xml.child()) {
            switch (xml.name()) {
                case "TxDtls" -> detail();
                case "Btch" -> xml.skip();
                default -> values.unknown(pointer + "/NtryDtls");
            }
        }
    }

    private void detail() {
        if (details.size() >= limits.details()) {
            throw limits.tooLarge();
        }
        details.add(CamtDetail.read(xml, values, pointer + "/NtryDtls/TxDtls/" + (details.size() + 1)));
    }

    private BankEntry entry(Money signed, EntryStatus known, LocalDate on) {
        var read = details.stream()
                .map(detail -> detail.toModel(amount.isCredit(), isReversal))
                .toList();
        var only = read.size() == 1 ? read.getFirst() : null;
        return new BankEntry(
                number,
                line,
                signed,
                isReversal,
                known,
                on,
                valueOn,
                firstOf(reference, only == null ? null : only.reference(), ownReference),
                only == null ? null : only.endToEndId(),
                code,
                only == null ? Counterparty.UNNAMED : only.counterparty(),
                firstOf(text, only == null ? null : only.text(), null),
                only == null ? read : List.of());
    }

    private static @Nullable String firstOf(@Nullable String... texts) {
        for (var said : texts) {
            if (said != null && !said.isEmpty()) {
                return said;
            }
        }
        return null;
    }
}
