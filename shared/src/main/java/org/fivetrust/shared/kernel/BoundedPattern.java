package org.fivetrust.shared.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A regular expression that can be asked of any text: there is an upper bound to the ways in which it may be tried, and
 * the text is not longer than {@value #LONGEST_TEXT} characters. What has no such bound, or a high one, cannot be made.
 */
public final class BoundedPattern {

    public static final int LONGEST_TEXT = 1000;

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException saying why the expression may take too long */
    public static BoundedPattern of(String expression) {
        Backtracking.mustBeBounded(expression);
        return new BoundedPattern(Pattern.compile(expression));
    }

    /** Whether the whole text is of this form; a longer text is of none. */
    public boolean matches(String text) {
        return text.length() <= LONGEST_TEXT && pattern.matcher(text).matches();
    }

    /** What the groups hold, none of them null, where the whole text is of this form. */
    public Optional<List<String>> groups(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        var match = pattern.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var groups = new ArrayList<String>();
        for (var n = 1; n <= match.groupCount(); n++) {
            groups.add(match.group(n) == null ? "" : match.group(n));
        }
        return Optional.of(List.copyOf(groups));
    }

    /** Whether a part of the text is of this form; of a longer text, a part of its beginning. */
    public boolean occursIn(String text) {
        return firstIn(text).isPresent();
    }

    /** The first part of the text that is of this form; of a longer text, of its beginning. */
    public Optional<String> firstIn(String text) {
        var match = pattern.matcher(text.substring(0, Math.min(LONGEST_TEXT, text.length())));
        return match.find() ? Optional.of(match.group()) : Optional.empty();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
