package org.fivetrust.accounts.print;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.accounts.voucher.model.Document.Form;
import org.fivetrust.paper.model.Sheet.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a printed voucher says of its electronic originals and scans: a print of an original is no original, so it names
 * number, record and digest of the file that is (财会〔2020〕6号第四条).
 */
final class ElectronicRows {

    private ElectronicRows() {}

    static List<Row> of(List<Document> documents) {
        var rows = new ArrayList<Row>();
        documents.stream()
                .filter(document -> document.form() == Form.ELECTRONIC)
                .forEach(document -> rows.add(row("电子凭证原件", document, "SHA-256 ", document.sha256())));
        if (!rows.isEmpty()) {
            rows.addFirst(Row.strong("电子凭证", "所附为电子会计凭证的纸质打印件，以已归档的电子原件为准", "", ""));
        }
        documents.stream()
                .filter(document -> document.form() == Form.SCAN)
                .forEach(document -> rows.add(row("纸质凭证影像", document, "纸质原件存放：", document.place())));
        return rows;
    }

    private static Row row(String what, Document document, String word, @Nullable String known) {
        var number = document.number() == null ? "" : "号码 " + document.number() + "　";
        var shared = document.shared() == null ? "" : "　分割：" + document.shared();
        return Row.of(what, number + "档案号 " + document.record() + "　" + word + known + shared, "", "");
    }
}
