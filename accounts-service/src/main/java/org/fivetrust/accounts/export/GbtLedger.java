package org.fivetrust.accounts.export;

import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.GeneralLedger;

/** The general ledger file (总账): the chart, balances of every month, every line of every voucher. */
final class GbtLedger {

    private final ExportBook book;
    private final GbtXml xml;
    private final Map<String, AccountMovement> accounts = new TreeMap<>();

    GbtLedger(ExportBook book, GbtXml xml) {
        this.book = book;
        this.xml = xml;
        book.accounts().forEach(account -> accounts.put(account.code(), account));
    }

    void begin() throws XMLStreamException {
        xml.open("总账基础信息");
        xml.field("结构分隔符", "020101", "-");
        xml.field("会计科目编号规则", "020102", rule());
        xml.field("现金流量项目编码规则", "020103", "2");
        xml.close();
        for (var account : book.accounts()) {
            xml.open("会计科目");
            xml.field("科目编号", "020201", account.code());
            xml.field("科目名称", "020202", GbtXml.atMost(60, account.name()));
            xml.field("科目级次", "020203", String.valueOf(level(account)));
            xml.field("科目类型", "020204", classOf(account.nature()));
            xml.field("余额方向", "020205", account.side().word());
            xml.close();
        }
        var ledger = GeneralLedger.of(
                book.accounts(), book.months(), "", YearMonth.from(book.first()), YearMonth.from(book.last()));
        for (var account : ledger.accounts()) {
            for (var month : account.months()) {
                balance(account.code(), month);
            }
        }
    }

    /** How long the codes of each level are, 3-2-2. */
    private String rule() {
        var lengths = new TreeMap<Integer, Integer>();
        accounts.values().forEach(account -> lengths.merge(level(account), own(account), Math::max));
        return String.join("-", lengths.values().stream().map(String::valueOf).toList());
    }

    private static int own(AccountMovement account) {
        return account.code().length()
                - (account.parent() == null ? 0 : account.parent().length());
    }

    private int level(AccountMovement account) {
        var level = 1;
        for (var above = account.parent(); above != null && accounts.containsKey(above); level++) {
            above = accounts.get(above).parent();
        }
        return level;
    }

    /** The amount is positive on the account's own side; the side of the balance is a field of its own. */
    private void balance(String code, GeneralLedger.Month month) throws XMLStreamException {
        xml.open("科目余额及发生额");
        xml.field("科目编号", "020201", code);
        xml.field("期初余额方向", "020501", side(month.opening()));
        xml.field("期末余额方向", "020502", side(month.closing()));
        xml.field("币种编码", "010501", "CNY");
        xml.field("会计年度", "010110", String.valueOf(book.year()));
        xml.field("会计期间号", "010201", String.valueOf(month.month().getMonthValue()));
        amounts("期初原币余额", "020505", "期初本币余额", "020506", Math.abs(month.opening()));
        amounts("借方原币金额", "020508", "借方本币金额", "020509", month.turned().debit());
        amounts("贷方原币金额", "020511", "贷方本币金额", "020512", month.turned().credit());
        amounts("期末原币余额", "020514", "期末本币余额", "020515", Math.abs(month.closing()));
        xml.close();
    }

    private static String side(long net) {
        return net < 0 ? "贷" : "借";
    }

    private void amounts(String original, String originalId, String local, String localId, long fen)
            throws XMLStreamException {
        xml.field(original, originalId, TextWriter.money(fen));
        xml.field(local, localId, TextWriter.money(fen));
    }

    void voucher(ExportVoucher voucher) throws XMLStreamException {
        var position = 1;
        for (var line : voucher.lines()) {
            xml.open("记账凭证");
            xml.field("记账凭证日期", "020601", GbtXml.day(voucher.date()));
            xml.field("会计年度", "010110", String.valueOf(voucher.date().getYear()));
            xml.field("会计期间号", "010201", String.valueOf(voucher.date().getMonthValue()));
            xml.field("记账凭证类型编号", "010301", GbtXml.code(voucher.type()));
            xml.field("记账凭证编号", "020602", String.valueOf(voucher.number()));
            xml.field("记账凭证行号", "020603", String.valueOf(position++));
            xml.field("记账凭证摘要", "020604", GbtXml.atMost(300, line.summary()));
            xml.field("科目编号", "020201", line.account());
            xml.field("币种编码", "010501", "CNY");
            amounts("借方原币金额", "020508", "借方本币金额", "020509", line.debit());
            amounts("贷方原币金额", "020511", "贷方本币金额", "020512", line.credit());
            xml.field("附件数", "020612", String.valueOf(voucher.attachments()));
            xml.field("制单人", "020613", voucher.preparedBy() == null ? "" : voucher.preparedBy());
            xml.field("审核人", "020614", voucher.reviewedBy() == null ? "" : voucher.reviewedBy());
            xml.field("记账人", "020615", voucher.postedBy() == null ? "" : voucher.postedBy());
            xml.field("记账标志", "020616", "1");
            xml.field("作废标志", "020617", "0");
            xml.field("凭证来源系统", "020618", "");
            xml.close();
        }
    }

    void end() throws XMLStreamException {
        xml.end();
    }

    private static String classOf(Nature nature) {
        return switch (nature) {
            case ASSET -> "资产";
            case LIABILITY -> "负债";
            case EQUITY -> "权益";
            case COST -> "成本";
            case INCOME, EXPENSE -> "损益";
        };
    }
}
