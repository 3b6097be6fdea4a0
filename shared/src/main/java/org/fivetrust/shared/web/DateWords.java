package org.fivetrust.shared.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.fivetrust.shared.kernel.BoundedPattern;

/** Days and times in the texts of problems as their readers write them; times are China's. */
final class DateWords {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final BoundedPattern DAY = BoundedPattern.of("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final BoundedPattern TIME =
            BoundedPattern.of("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?Z");

    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

    private static final DateTimeFormatter CHINESE_TIME = DateTimeFormatter.ofPattern("uuuu年M月d日HH:mm");

    private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm '(UTC+8)'");

    private DateWords() {}

    /** A fact that is a day or a time; any other as it is. */
    static String of(String fact, Locale language) {
        try {
            return written(fact, language.equals(Locale.CHINESE));
        } catch (DateTimeException onlyLooksLikeOne) {
            return fact;
        }
    }

    private static String written(String fact, boolean isChinese) {
        if (DAY.matches(fact)) {
            return isChinese ? LocalDate.parse(fact).format(CHINESE_DAY) : fact;
        }
        return TIME.matches(fact)
                ? Instant.parse(fact).atZone(CHINA).format(isChinese ? CHINESE_TIME : ENGLISH_TIME)
                : fact;
    }
}
