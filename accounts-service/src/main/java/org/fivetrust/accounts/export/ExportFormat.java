package org.fivetrust.accounts.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.BiFunction;
import org.fivetrust.shared.kernel.NotFound;

/** The forms the books leave in. */
enum ExportFormat {
    GBT24589("gbt24589", "zip", "application/zip", GbtExport::new),
    HLEDGER("hledger", "journal", "text/plain;charset=UTF-8", HledgerExport::new),
    BEANCOUNT("beancount", "beancount", "text/plain;charset=UTF-8", BeancountExport::new),
    CSV("csv", "csv", "text/csv;charset=UTF-8", CsvExport::new),
    XLSX("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", XlsxExport::new);

    private final String path;
    private final String suffix;
    private final String mediaType;
    private final BiFunction<ExportBook, OutputStream, Export> maker;

    ExportFormat(String path, String suffix, String mediaType, BiFunction<ExportBook, OutputStream, Export> maker) {
        this.path = path;
        this.suffix = suffix;
        this.mediaType = mediaType;
        this.maker = maker;
    }

    static ExportFormat of(String path) {
        for (var format : values()) {
            if (format.path.equals(path)) {
                return format;
            }
        }
        throw new NotFound("export", path);
    }

    String mediaType() {
        return mediaType;
    }

    String fileName(ExportBook export) {
        var book = export.book();
        return book.principal().value() + "-" + book.standard().code().toLowerCase(Locale.ROOT) + "-" + export.year()
                + "." + suffix;
    }

    /** Begins an export and writes its beginning, before the first voucher. */
    Export begin(ExportBook book, OutputStream out) throws IOException {
        var export = maker.apply(book, out);
        export.begin();
        return export;
    }
}
