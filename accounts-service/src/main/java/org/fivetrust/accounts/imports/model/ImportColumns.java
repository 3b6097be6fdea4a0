package org.fivetrust.accounts.imports.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the columns of a table of vouchers may be called, in English and as accountants call them. */
public final class ImportColumns {

    static final List<String> NEEDED = List.of("voucher_no", "date", "summary", "account_code", "debit", "credit");

    static final Set<String> ALLOWED = Set.of("kind", "type", "attachments", "corrects", "reason");

    /** What a book says of itself besides; it is read by people. */
    static final Set<String> PASSED_OVER =
            Set.of("account_name", "prepared_by", "reviewed_by", "posted_by", "voucher_id");

    static final String DIMENSION = "dim:";

    private static final String DATE = "date";

    private static final String DIMENSION_WORD = "辅助核算:";

    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("voucher_no", List.of("凭证号", "凭证字号", "凭证编号")),
            Map.entry(DATE, List.of("日期", "凭证日期", "制单日期", "记账日期")),
            Map.entry("summary", List.of("摘要", "凭证摘要")),
            Map.entry("account_code", List.of("科目编码", "科目代码", "科目编号")),
            Map.entry("debit", List.of("借方金额", "借方", "借方发生额")),
            Map.entry("credit", List.of("贷方金额", "贷方", "贷方发生额")),
            Map.entry("kind", List.of("种类", "凭证种类", "凭证性质")),
            Map.entry("type", List.of("凭证字", "凭证类型")),
            Map.entry("attachments", List.of("附件数", "附件张数", "附单据数")),
            Map.entry("corrects", List.of("更正凭证", "冲销凭证")),
            Map.entry("reason", List.of("动用原因", "手工动用原因")),
            Map.entry("account_name", List.of("科目名称")),
            Map.entry("prepared_by", List.of("制单", "制单人")),
            Map.entry("reviewed_by", List.of("审核", "审核人")),
            Map.entry("posted_by", List.of("记账", "记账人")),
            Map.entry("voucher_id", List.of("凭证标识")));

    private static final Map<String, String> NAMES = WORDS.entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(word -> Map.entry(word, entry.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private ImportColumns() {}

    /** The column's English name, or what stands in the file. */
    static String name(String heading) {
        var plain = plain(heading);
        if (plain.startsWith(DIMENSION_WORD)) {
            return DIMENSION + plain.substring(DIMENSION_WORD.length());
        }
        return NAMES.getOrDefault(plain, plain);
    }

    /** Whether numbers in the column of a workbook are days. */
    public static boolean isDay(String heading) {
        return name(heading).equals(DATE);
    }

    /** Full-width digits, letters and punctuation (全角) are read as the others; so is the mathematical minus. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('\u2212', '-')
                .strip();
    }
}
