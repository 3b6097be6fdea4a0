package org.fivetrust.accounts.imports;

import org.fivetrust.tabular.model.TableLimits;
import org.fivetrust.tabular.model.ZipLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Limits of imports.
 *
 * @param bytes of a file
 * @param inflated all that is packed in a workbook
 * @param ratio how many times an entry of a workbook may be as large as it is packed
 * @param texts that the cells of a workbook share
 * @param textLength of a cell, in characters
 * @param characters of all cells
 * @param receiveSeconds until a file has come
 * @param readSeconds until it has been read
 * @param perCaller imports under way
 * @param atOnce imports under way in this service
 */
@ConfigurationProperties("imports")
record ImportSettings(
        DataSize bytes,
        int rows,
        int columns,
        int cells,
        int texts,
        int textLength,
        long characters,
        DataSize inflated,
        int entries,
        int ratio,
        int receiveSeconds,
        int readSeconds,
        int perCaller,
        int atOnce) {

    TableLimits table() {
        return new TableLimits(rows, columns, cells, texts, textLength, characters);
    }

    ZipLimits zip() {
        return new ZipLimits(entries, inflated.toBytes(), inflated.toBytes(), ratio);
    }
}
