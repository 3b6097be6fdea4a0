package org.fivetrust.testing.broken;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;

record Boundless(@Pattern(regexp = "(a+)+") String names, Map<String, List<@Pattern(regexp = ".*b") String>> words) {

    boolean says(@Pattern(regexp = "c*") String word) {
        return names.contains(word);
    }
}
