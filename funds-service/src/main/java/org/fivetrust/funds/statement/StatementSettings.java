package org.fivetrust.funds.statement;

import java.time.Duration;
import java.util.Map;
import org.fivetrust.funds.statement.model.BankProfile;
import org.fivetrust.funds.statement.model.StatementLimits;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.FormLimits;
import org.fivetrust.tabular.model.TableLimits;
import org.fivetrust.tabular.model.ZipLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param bytes of a file
 * @param tableBytes of a file in CSV or XLSX
 * @param entries of a file
 * @param details of an entry
 * @param silence after which a sender has timed out
 * @param readSeconds until a workbook has been read
 * @param perCaller files under way
 * @param atOnce files under way in this service
 * @param profiles how banks write their lists, by name
 */
@ConfigurationProperties("statements")
record StatementSettings(
        DataSize bytes,
        DataSize tableBytes,
        int entries,
        int details,
        Duration silence,
        int readSeconds,
        int perCaller,
        int atOnce,
        Map<String, BankProfile> profiles) {

    private static final int PARTS = 8;

    /** A file that is too large is read on for a while, so that its sender hears of it. */
    private static final int PATIENCE = 4;

    private static final long BESIDE_THE_FILE = 1 << 20;

    StatementSettings {
        profiles = Map.copyOf(profiles);
    }

    StatementLimits limits() {
        return new StatementLimits(entries, details, (int) bytes.toMegabytes());
    }

    FormLimits form() {
        return new FormLimits(
                PARTS,
                PATIENCE * bytes.toBytes() + BESIDE_THE_FILE,
                silence,
                Refusal.size("funds.form-too-many-parts"),
                Refusal.size("file.too-large"));
    }

    TableLimits table() {
        return new TableLimits(entries, 64, 12 * entries, 4 * entries, 2000, 32_000_000);
    }

    ZipLimits zip() {
        return new ZipLimits(2000, 8 * tableBytes.toBytes(), 8 * tableBytes.toBytes(), 200);
    }
}
