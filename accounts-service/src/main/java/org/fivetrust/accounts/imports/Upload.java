package org.fivetrust.accounts.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.fivetrust.accounts.imports.model.ImportColumns;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.tabular.model.Csv;
import org.fivetrust.tabular.model.Deadline;
import org.fivetrust.tabular.model.FileText;
import org.fivetrust.tabular.model.FormulaGuard;
import org.fivetrust.tabular.model.Sheet;
import org.fivetrust.tabular.model.Xlsx;
import org.springframework.http.MediaType;

/** An uploaded file with its declared media type. */
record Upload(byte[] bytes, MediaType type) {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    static final String CSV = "text/csv";

    private static final Set<String> NATIONAL = Set.of("GB18030", "GBK", "GB2312");

    boolean isWorkbook() {
        return type.isCompatibleWith(MediaType.parseMediaType(XLSX));
    }

    Sheet sheet(ImportSettings settings) {
        return isWorkbook()
                ? Xlsx.read(
                        bytes,
                        settings.zip(),
                        settings.table(),
                        ImportColumns::isDay,
                        new Deadline(System::nanoTime, settings.readSeconds()))
                : Csv.read(FileText.decode(bytes, charset()), settings.table()).each(FormulaGuard::off);
    }

    private Charset charset() {
        var said = type.getCharset();
        if (said == null || said.equals(StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        if (NATIONAL.contains(said.name())) {
            return Charset.forName("GB18030");
        }
        throw InvalidValue.worded("charset", "/header/Content-Type");
    }

    String digest() {
        try {
            return "sha-256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
