package org.fivetrust.archives.record;

import java.nio.file.Path;
import java.time.Duration;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.FormLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param store the folder that holds every record's bytes
 * @param largest how large one record may be
 * @param parts of one form
 * @param silence after which a sender has timed out
 * @param perCaller filings under way
 * @param atOnce filings under way in this service
 */
@ConfigurationProperties("archives")
record StoreSettings(Path store, DataSize largest, int parts, Duration silence, int perCaller, int atOnce) {

    /** A record that is too large is read on for a while, so that its sender hears of it; see {@link Store}. */
    private static final int PATIENCE = 4;

    private static final long BESIDE_THE_RECORD = 1 << 20;

    FormLimits form() {
        return new FormLimits(
                parts,
                PATIENCE * largest.toBytes() + BESIDE_THE_RECORD,
                silence,
                Refusal.size("archives.too-many-parts"),
                Refusal.size("archives.form-too-large"));
    }
}
