package org.fivetrust.paper.model;

import org.fivetrust.shared.kernel.Money;

/** An amount in the capitals that vouchers and receipts are written in (会计基础工作规范第五十二条). */
public final class ChineseNumerals {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";

    private static final String[] PLACES = {"", "拾", "佰", "仟"};

    private static final String[] GROUPS = {"", "万", "亿", "万亿"};

    private ChineseNumerals() {}

    public static String of(Money amount) {
        if (amount.isZero()) {
            return "零元整";
        }
        var fen = Math.abs(amount.fen());
        var yuan = fen / 100;
        var jiao = (int) (fen / 10 % 10);
        var rest = (int) (fen % 10);
        var text = new StringBuilder(amount.isNegative() ? "负" : "");
        if (yuan > 0) {
            text.append(whole(yuan)).append("元");
        }
        if (jiao > 0) {
            text.append(DIGITS.charAt(jiao)).append("角");
        } else if (rest > 0 && yuan > 0) {
            text.append("零");
        }
        if (rest > 0) {
            return text.append(DIGITS.charAt(rest)).append("分").toString();
        }
        return text.append("整").toString();
    }

    /** In groups of four digits; however many zeros stand together are read once. */
    private static String whole(long yuan) {
        var text = new StringBuilder();
        var pendingZero = false;
        for (var group = GROUPS.length - 1; group >= 0; group--) {
            var four = (int) (yuan / power(group) % 10_000);
            if (four == 0) {
                pendingZero = pendingZero || !text.isEmpty();
                continue;
            }
            for (var place = PLACES.length - 1; place >= 0; place--) {
                var digit = four / (int) Math.pow(10, place) % 10;
                if (digit == 0) {
                    pendingZero = pendingZero || !text.isEmpty();
                } else {
                    text.append(pendingZero ? "零" : "")
                            .append(DIGITS.charAt(digit))
                            .append(PLACES[place]);
                    pendingZero = false;
                }
            }
            text.append(GROUPS[group]);
            pendingZero = false;
            if (four % 10 == 0 && group > 0) {
                pendingZero = true;
            }
        }
        return text.toString();
    }

    private static long power(int group) {
        var power = 1L;
        for (var n = 0; n < group; n++) {
            power *= 10_000;
        }
        return power;
    }
}
