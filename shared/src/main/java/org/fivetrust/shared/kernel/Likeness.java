package org.fivetrust.shared.kernel;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * By what two spellings are found to be the same name or number, wherever they are compared. The keys are kept beside
 * the text as it was written; they are not shown.
 */
public final class Likeness {

    private static final List<LegalForm> FORMS = LikenessRows.of("legal-forms.csv").stream()
            .map(row -> new LegalForm(letters(row.getFirst()), letters(row.get(1))))
            .sorted(Comparator.comparing((LegalForm form) -> form.written().length())
                    .reversed())
            .toList();

    private static final List<String> NUMBER_WORDS = LikenessRows.of("number-words.csv").stream()
            .map(row -> plain(row.getFirst()))
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();

    /** The tables of ICU, read when the first key is computed. */
    private static final class Tables {

        static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

        static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();
    }

    private record LegalForm(String written, String like) {}

    private Likeness() {}

    /** Of a name: letters and digits alone, in one script, width and case, with one spelling of each legal form. */
    public static String name(String text) {
        var letters = letters(text);
        return FORMS.stream()
                .filter(form -> endsWith(letters, form))
                .findFirst()
                .map(form -> stem(letters, form) + form.like())
                .orElse(letters);
    }

    /** Of a name without its legal form: names that are like in this alone deserve a look. */
    public static String nearName(String text) {
        var letters = letters(text);
        return FORMS.stream()
                .filter(form -> endsWith(letters, form))
                .findFirst()
                .map(form -> stem(letters, form))
                .orElse(letters);
    }

    private static boolean endsWith(String letters, LegalForm form) {
        return letters.length() > form.written().length() && letters.endsWith(form.written());
    }

    private static String stem(String letters, LegalForm form) {
        return letters.substring(0, letters.length() - form.written().length());
    }

    /** Of the number of a paper or an account: without separators, words before it and leading zeros. */
    public static String number(String text) {
        var digits =
                withoutWord(plain(text)).replace('O', '0').replace('L', '1').replace('I', '1');
        var start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static String withoutWord(String plain) {
        return NUMBER_WORDS.stream()
                .filter(word -> plain.startsWith(word)
                        && plain.length() > word.length()
                        && Character.isDigit(plain.charAt(word.length())))
                .findFirst()
                .map(word -> plain.substring(word.length()))
                .orElse(plain);
    }

    private static String letters(String text) {
        return unmistakable(plain(text)).toLowerCase(Locale.ROOT);
    }

    /** One character of all that are mistaken for it; digits that look like letters are letters. */
    private static String unmistakable(String plain) {
        return isPlainAscii(plain)
                ? plain.replace('0', 'O').replace('1', 'L').replace('I', 'L')
                : kept(Tables.CONFUSABLES.getSkeleton(plain), Character::isLetterOrDigit)
                        .toUpperCase(Locale.ROOT)
                        .replace('1', 'L');
    }

    /** Simplified, in capitals, of one width, letters and digits alone; a letter of another script is a Latin one. */
    private static String plain(String text) {
        var composed = kept(Normalizer.normalize(text, Normalizer.Form.NFKC), point -> !Characters.isUnseen(point));
        var kept = kept(composed, Character::isLetterOrDigit).toUpperCase(Locale.ROOT);
        return isPlainAscii(kept) ? kept : latin(Tables.SIMPLIFIED.transliterate(kept));
    }

    /** Digits stay digits here: only what is no ASCII is replaced by what it is mistaken for. */
    private static String latin(String text) {
        return text.codePoints()
                .mapToObj(point -> isItself(point) ? Character.toString(point) : latin(point))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }

    private static boolean isItself(int point) {
        return point < 128 || Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }

    private static String latin(int point) {
        return Character.isDigit(point)
                ? Integer.toString(Character.digit(point, 10))
                : kept(Tables.CONFUSABLES.getSkeleton(Character.toString(point)), Character::isLetterOrDigit);
    }

    private static boolean isPlainAscii(String text) {
        return text.chars().allMatch(letter -> letter < 128);
    }

    private static String kept(String text, IntPredicate which) {
        return text.codePoints()
                .filter(which)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
