package org.fivetrust.funds.statement;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fivetrust.funds.statement.model.BankProfile;
import org.fivetrust.funds.statement.model.Findings;
import org.fivetrust.funds.statement.model.StatementReader;
import org.fivetrust.funds.statement.model.TableStatement;
import org.fivetrust.funds.statement.reading.StatementXml;
import org.fivetrust.tabular.model.Csv;
import org.fivetrust.tabular.model.Deadline;
import org.fivetrust.tabular.model.FileText;
import org.fivetrust.tabular.model.Sheet;
import org.fivetrust.tabular.model.Xlsx;
import org.jspecify.annotations.Nullable;

/**
 * A file that came in whole and lies on disk.
 *
 * @param table how to read it where it is a table; else it is camt.053
 */
record StatementUpload(
        Path path, long size, String digest, @Nullable Table table) {

    private static final int ZIP = 'P' << 8 | 'K';

    /** @param account number of the account, which the file does not say */
    record Table(String name, BankProfile profile, String account, boolean isWorkbook) {}

    enum Format {
        CAMT,
        CSV,
        XLSX,
        XML
    }

    Format format() {
        if (table == null) {
            return Format.CAMT;
        }
        if (table.profile().entry() != null) {
            return Format.XML;
        }
        return table.isWorkbook() ? Format.XLSX : Format.CSV;
    }

    @Nullable
    String profile() {
        return table == null ? null : table.name();
    }

    StatementReader open(Findings findings, StatementSettings settings) {
        try {
            return table == null
                    ? StatementXml.camt(
                            new BufferedInputStream(Files.newInputStream(path)), findings, settings.limits())
                    : TableStatement.open(sheet(table, settings), table.profile(), table.account(), findings);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private Sheet sheet(Table of, StatementSettings settings) throws IOException {
        if (size > settings.tableBytes().toBytes()) {
            throw settings.limits().tooLarge();
        }
        var entry = of.profile().entry();
        if (entry != null) {
            return StatementXml.table(
                    Files.newInputStream(path), entry, of.profile().columns().keySet(), settings.limits());
        }
        var bytes = Files.readAllBytes(path);
        return of.isWorkbook()
                ? Xlsx.read(
                        bytes,
                        settings.zip(),
                        settings.table(),
                        of.profile()::isDay,
                        new Deadline(System::nanoTime, settings.readSeconds()))
                : Csv.read(FileText.decode(bytes, Charset.forName(of.profile().charset())), settings.table());
    }

    static boolean isWorkbook(Path path) {
        try (var in = Files.newInputStream(path)) {
            return (in.read() << 8 | in.read()) == ZIP;
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
