package org.fivetrust.funds.statement.reading;

import java.io.InputStream;
import java.util.Set;
import org.fivetrust.funds.statement.model.Findings;
import org.fivetrust.funds.statement.model.StatementLimits;
import org.fivetrust.funds.statement.model.StatementPart;
import org.fivetrust.funds.statement.model.StatementReader;
import org.jspecify.annotations.Nullable;

/** A file in camt.053, versions 01 to 13, read piece by piece: memory does not grow with the file. */
final class CamtFile implements StatementReader {

    /** Version 01 says its number in the name of the message too. */
    private static final Set<String> MESSAGES = Set.of("BkToCstmrStmt", "BkToCstmrStmtV01");

    private final XmlElements xml;
    private final CamtValues values;
    private final StatementLimits limits;
    private @Nullable CamtStatement statement;
    private int statements;
    private boolean isRead;

    private CamtFile(XmlElements xml, Findings findings, StatementLimits limits) {
        this.xml = xml;
        this.values = new CamtValues(xml, findings);
        this.limits = limits;
    }

    static StatementReader open(InputStream in, Findings findings, StatementLimits limits) {
        var xml = new XmlElements(in);
        try {
            var file = new CamtFile(xml, findings, limits);
            file.enter();
            return file;
        } catch (RuntimeException unreadable) {
            xml.close();
            throw unreadable;
        }
    }

    /** Goes to the first statement. */
    private void enter() {
        xml.child();
        CamtVersion.mustBeKnown(xml.name(), xml.namespace());
        while (xml.child()) {
            if (MESSAGES.contains(xml.name())) {
                return;
            }
            values.unknown("");
        }
        isRead = true;
    }

    @Override
    public @Nullable StatementPart next() {
        while (!values.areEnough() && !isRead) {
            var part = statement == null ? null : statement.next();
            if (part != null) {
                return part;
            }
            isRead = !toNextStatement();
        }
        return null;
    }

    private boolean toNextStatement() {
        statement = null;
        while (!values.areEnough() && xml.child()) {
            switch (xml.name()) {
                case "Stmt" -> {
                    statement = new CamtStatement(xml, values, limits, ++statements);
                    return true;
                }
                case "GrpHdr", "SplmtryData" -> xml.skip();
                default -> values.unknown("");
            }
        }
        return !values.areEnough() && pastTheEnd();
    }

    /** What follows the statements must be well-formed too. */
    private boolean pastTheEnd() {
        while (xml.child()) {
            values.unknown("");
        }
        xml.end();
        return false;
    }

    @Override
    public void close() {
        xml.close();
    }
}
