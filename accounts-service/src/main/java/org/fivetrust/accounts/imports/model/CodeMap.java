package org.fivetrust.accounts.imports.model;

import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which code of an older chart is which of a newer one (科目对照). A detail follows its account; a code written with an
 * equals sign before it is one of the newer chart already.
 */
public record CodeMap(Map<String, Target> targets) {

    public static final CodeMap NONE = new CodeMap(Map.of());

    private static final String AS_IT_IS = "=";

    public CodeMap {
        targets = Map.copyOf(targets);
    }

    /** @param code absent where a person must choose */
    public record Target(@Nullable String code, String note) {}

    /** The new code, or why there is none. */
    public sealed interface Translation {

        record To(String code) implements Translation {}

        record Unknown() implements Translation {}

        /** @param note what a person must choose from */
        record Split(String note) implements Translation {}
    }

    public Translation translate(String code) {
        if (code.startsWith(AS_IT_IS)) {
            return new Translation.To(code.substring(1));
        }
        return targets.isEmpty() ? new Translation.To(code) : known(code);
    }

    private Translation known(String code) {
        var beginning = IntStream.iterate(code.length(), length -> length > 0, length -> length - 1)
                .mapToObj(length -> code.substring(0, length))
                .filter(targets::containsKey)
                .findFirst()
                .orElse(null);
        var target = beginning == null ? null : targets.get(beginning);
        if (beginning == null || target == null) {
            return new Translation.Unknown();
        }
        return target.code() == null
                ? new Translation.Split(target.note())
                : new Translation.To(target.code() + code.substring(beginning.length()));
    }
}
