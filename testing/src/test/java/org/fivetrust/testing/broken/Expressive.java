package org.fivetrust.testing.broken;

import java.util.List;
import java.util.Scanner;
import java.util.function.Predicate;
import java.util.regex.Pattern;

class Expressive {

    boolean names(String text) {
        return Pattern.compile("(a+)+").matcher(text).matches();
    }

    List<String> words(String text) {
        return List.of(text.split("(a+)+", -1));
    }

    Predicate<String> plain(String text) {
        return text::matches;
    }

    boolean lines(String text) {
        return new Scanner(text).hasNext("(a+)+");
    }
}
