package org.fivetrust.accounts.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.jspecify.annotations.Nullable;

/**
 * The layout of GB/T 24589.1-2010: the base archive (公共档案) and the general ledger (总账), each an XML file in GB18030.
 * Only tables that a book has content for are written. No conformity is claimed: that takes a certificate.
 */
final class GbtExport implements Export {

    private static final String OPENING = "OPENING";

    private final ExportBook book;
    private final ZipOutputStream zip;
    private @Nullable GbtLedger ledger;

    GbtExport(ExportBook book, OutputStream out) {
        this.book = book;
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    @Override
    public void begin() throws IOException {
        try {
            zip.putNextEntry(new ZipEntry("公共档案.xml"));
            base();
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("总账.xml"));
            ledger = new GbtLedger(book, GbtXml.begin(zip, "总账"));
            ledger.begin();
        } catch (XMLStreamException unwritable) {
            throw new IOException(unwritable);
        }
    }

    private void base() throws XMLStreamException {
        var xml = GbtXml.begin(zip, "公共档案");
        xml.open("电子账簿");
        xml.field("电子账簿编号", "010101", book.book().id().toString());
        xml.field(
                "电子账簿名称",
                "010102",
                book.unit().name() + " " + book.book().standard().name());
        xml.field("会计核算单位", "010103", book.unit().name());
        var creditCode = book.unit().creditCode();
        xml.field("组织机构代码", "010104", creditCode == null ? "未提供" : creditCode);
        xml.field("单位性质", "010105", "事业单位");
        xml.field("行业", "010106", "基层群众自治组织");
        xml.field("开发单位", "010107", "Five Trusts");
        xml.field("版本号", "010108", "1.0");
        xml.field("本位币", "010109", "人民币");
        xml.field("会计年度", "010110", String.valueOf(book.year()));
        xml.field("标准版本号", "010111", "GB/T 24589.1-2010");
        xml.close();
        for (var month = book.first(); month.getYear() == book.year(); month = month.plusMonths(1)) {
            xml.open("会计期间");
            xml.field("会计年度", "010110", String.valueOf(book.year()));
            xml.field("会计期间号", "010201", String.valueOf(month.getMonthValue()));
            xml.field("会计期间起始日期", "010202", GbtXml.day(month));
            xml.field("会计期间结束日期", "010203", GbtXml.day(month.plusMonths(1).minusDays(1)));
            xml.close();
        }
        for (var type : VoucherType.values()) {
            xml.open("记账凭证类型");
            xml.field("记账凭证类型编号", "010301", GbtXml.code(type));
            xml.field("记账凭证类型名称", "010302", name(type));
            xml.field("记账凭证类型简称", "010303", type.word());
            xml.close();
        }
        xml.open("币种");
        xml.field("币种编码", "010501", "CNY");
        xml.field("币种名称", "010502", "人民币元");
        xml.close();
        xml.end();
    }

    private static String name(VoucherType type) {
        return switch (type) {
            case RECEIPT -> "收款凭证";
            case PAYMENT -> "付款凭证";
            case TRANSFER -> "转账凭证";
            case GENERAL -> "记账凭证";
        };
    }

    @Override
    public void voucher(ExportVoucher voucher) throws IOException {
        if (ledger != null && !voucher.kind().equals(OPENING)) {
            try {
                ledger.voucher(voucher);
            } catch (XMLStreamException unwritable) {
                throw new IOException(unwritable);
            }
        }
    }

    @Override
    public void end() throws IOException {
        try {
            if (ledger != null) {
                ledger.end();
            }
        } catch (XMLStreamException unwritable) {
            throw new IOException(unwritable);
        }
        zip.closeEntry();
        zip.finish();
    }
}
