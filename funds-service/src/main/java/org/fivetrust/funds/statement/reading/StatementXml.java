package org.fivetrust.funds.statement.reading;

import java.io.InputStream;
import java.util.Collection;
import org.fivetrust.funds.statement.model.Findings;
import org.fivetrust.funds.statement.model.StatementLimits;
import org.fivetrust.funds.statement.model.StatementReader;
import org.fivetrust.tabular.model.Sheet;

/** Opens bank statements in XML. */
public final class StatementXml {

    private StatementXml() {}

    /** The stream is closed with the reader. */
    public static StatementReader camt(InputStream in, Findings findings, StatementLimits limits) {
        return CamtFile.open(in, findings, limits);
    }

    /**
     * The stream is closed.
     *
     * @param entry the element of an entry
     * @param known the columns of the profile; those that no entry has are empty
     */
    public static Sheet table(InputStream in, String entry, Collection<String> known, StatementLimits limits) {
        return XmlTable.read(in, entry, known, limits);
    }
}
