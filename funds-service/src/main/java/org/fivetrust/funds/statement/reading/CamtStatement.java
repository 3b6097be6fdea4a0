package org.fivetrust.funds.statement.reading;

import java.time.LocalDate;
import org.fivetrust.funds.statement.model.StatementHead;
import org.fivetrust.funds.statement.model.StatementLimits;
import org.fivetrust.funds.statement.model.StatementPart;
import org.jspecify.annotations.Nullable;

/** One {@code Stmt}: its head, then its entries. */
final class CamtStatement {

    private final XmlElements xml;
    private final CamtValues values;
    private final StatementLimits limits;
    private final CamtBalances balances = new CamtBalances();
    private final int number;
    private final int line;
    private final String pointer;
    private @Nullable String id;
    private @Nullable String account;
    private @Nullable String holder;
    private @Nullable Long sequence;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private boolean isHeadDone;
    private boolean isSound;
    private boolean isAtEntry;
    private boolean isRead;
    private int entries;

    CamtStatement(XmlElements xml, CamtValues values, StatementLimits limits, int number) {
        this.xml = xml;
        this.values = values;
        this.limits = limits;
        this.number = number;
        this.line = xml.line();
        this.pointer = "/Stmt/" + number;
    }

    /** Null at its end, which is then left. */
    @Nullable
    StatementPart next() {
        while (!isRead && !values.areEnough()) {
            var part = isAtEntry ? entry() : toNextEntry();
            if (part != null) {
                return part;
            }
        }
        return null;
    }

    private @Nullable StatementPart toNextEntry() {
        while (xml.child()) {
            if (xml.name().equals("Ntry")) {
                isAtEntry = true;
                return isHeadDone ? null : head();
            }
            headElement();
        }
        isRead = true;
        return isHeadDone ? null : head();
    }

    private @Nullable StatementPart entry() {
        isAtEntry = false;
        var entry = new CamtEntry(xml, values, limits, pointer, ++entries).read();
        return entry == null || !isSound ? null : new StatementPart.Entry(entry);
    }

    private void headElement() {
        values.within(0, line);
        switch (xml.name()) {
            case "Id" -> id = values.text(pointer + "/Id", CamtValues.ID);
            case "ElctrncSeqNb" -> sequence = values.number(pointer + "/ElctrncSeqNb");
            case "FrToDt" -> period();
            case "Acct" -> account();
            case "Bal" -> balances.take(CamtBalance.read(xml, values, pointer + "/Bal"));
            case "StmtPgntn",
                    "RptgSeq",
                    "LglSeqNb",
                    "CreDtTm",
                    "CpyDplctInd",
                    "RptgSrc",
                    "RltdAcct",
                    "Intrst",
                    "TxsSummry",
                    "AddtlStmtInf" -> xml.skip();
            default -> values.unknown(pointer);
        }
    }

    private void period() {
        while (xml.child()) {
            switch (xml.name()) {
                case "FrDtTm" -> from = values.day(pointer + "/FrToDt/FrDtTm");
                case "ToDtTm" -> to = values.day(pointer + "/FrToDt/ToDtTm");
                default -> values.unknown(pointer + "/FrToDt");
            }
        }
    }

    private void account() {
        while (xml.child()) {
            switch (xml.name()) {
                case "Id" -> account = values.accountNumber(pointer + "/Acct/Id");
                case "Ccy" -> values.mustBeRenminbi(pointer + "/Acct/Ccy");
                case "Ownr" -> owner();
                default -> xml.skip();
            }
        }
    }

    private void owner() {
        while (xml.child()) {
            switch (xml.name()) {
                case "Nm" -> holder = values.text(pointer + "/Acct/Ownr/Nm", CamtValues.NAME);
                default -> xml.skip();
            }
        }
    }

    private @Nullable StatementPart head() {
        isHeadDone = true;
        values.within(0, line);
        var opening = balances.opening();
        var closing = balances.closing();
        if (id == null || id.isEmpty()) {
            values.missing(pointer + "/Id");
        } else if (account == null || account.isEmpty()) {
            values.missing(pointer + "/Acct/Id");
        } else if (opening == null) {
            values.missing(pointer + "/Bal/OPBD");
        } else if (closing == null) {
            values.missing(pointer + "/Bal/CLBD");
        } else if (opening.amount() != null && closing.amount() != null && isIn(from, to)) {
            isSound = true;
            return new StatementPart.Head(new StatementHead(
                    number,
                    line,
                    id,
                    sequence,
                    account,
                    holder,
                    from == null ? opening.on() : from,
                    to == null ? closing.on() : to,
                    opening.amount(),
                    closing.amount()));
        }
        return null;
    }

    private boolean isIn(@Nullable LocalDate first, @Nullable LocalDate last) {
        return first == null || last == null || !last.isBefore(first) || values.backwards(pointer + "/FrToDt");
    }
}
