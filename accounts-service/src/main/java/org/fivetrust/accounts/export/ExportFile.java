package org.fivetrust.accounts.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An export on its way to a file of its own: what is read from the books is written at once and not held. */
final class ExportFile implements AutoCloseable {

    private final Path file;
    private final OutputStream out;
    private final Export export;

    private ExportFile(Path file, OutputStream out, Export export) {
        this.file = file;
        this.out = out;
        this.export = export;
    }

    static ExportFile begin(ExportFormat format, ExportBook book) {
        try {
            var file = Files.createTempFile("export-", ".tmp");
            var out = new BufferedOutputStream(Files.newOutputStream(file));
            return new ExportFile(file, out, format.begin(book, out));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    ExportFile write(List<ExportVoucher> vouchers) {
        try {
            for (var voucher : vouchers) {
                export.voucher(voucher);
            }
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path end() {
        try {
            export.end();
            out.close();
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Nothing stays behind of an export that came to nothing. */
    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
