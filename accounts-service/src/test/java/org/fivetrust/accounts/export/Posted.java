package org.fivetrust.accounts.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.Town;

/** A book with some dozens of posted vouchers, last year's among them. */
final class Posted {

    private static final List<String> SUMMARIES =
            List.of("购买办公用品", "支付\"水电费\"，一月;二月", "=活动费, 重阳节", "维修（楼道灯）\\ 甲|乙", "䶮字社区：补贴");

    private Posted() {}

    static String book(Town town) {
        var book = town.book("RURAL_COLLECTIVE_2023", "2024-01-01");
        var accounts = "/v1/books/" + book + "/accounts";
        town.created("accountant", accounts, Map.of("code", "11301", "name", "张三: (甲)"));
        town.created("accountant", accounts, Map.of("code", "11302", "name", "李四；乙"));
        var vouchers = new ArrayList<Map<String, Object>>();
        vouchers.add(voucher("2024-03-01", "RECEIPT", "开办", "102", "301", "500000.00"));
        vouchers.add(voucher("2024-12-31", "TRANSFER", "往来", "11302", "501", "123.45"));
        for (var n = 0; n < 30; n++) {
            var date = "2025-%02d-%02d".formatted(n % 12 + 1, n % 27 + 1);
            var summary = SUMMARIES.get(n % SUMMARIES.size());
            var amount = (n * 137 + 1) + "." + "%02d".formatted(n * 7 % 100);
            switch (n % 4) {
                case 0 -> vouchers.add(voucher(date, "PAYMENT", summary, "513", "102", amount));
                case 1 -> vouchers.add(voucher(date, "RECEIPT", summary, "102", "501", amount));
                case 2 -> vouchers.add(voucher(date, "PAYMENT", summary, "11301", "102", amount));
                default -> vouchers.add(voucher(date, "TRANSFER", summary, "514", "211", amount));
            }
        }
        town.postedAll(book, vouchers);
        town.reviewed(book, voucher("2025-12-30", "PAYMENT", "未记账", "513", "102", "9.99"));
        return book;
    }

    private static Map<String, Object> voucher(
            String date, String type, String summary, String debit, String credit, String amount) {
        return Map.of(
                "date",
                date,
                "type",
                type,
                "attachments",
                1,
                "lines",
                List.of(
                        Map.of("summary", summary, "account", debit, "debit", amount),
                        Map.of("summary", summary, "account", credit, "credit", amount)));
    }
}
