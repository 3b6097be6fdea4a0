package org.fivetrust.shared.kernel;

import java.util.function.Function;

/** What a rule makes of a request: the thing that is to be done, or the refusal. */
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    record Declined<T>(Refusal because) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> declined(Refusal because) {
        return new Declined<>(because);
    }

    default <R> Outcome<R> map(Function<T, R> next) {
        return switch (this) {
            case Done<T>(var value) -> new Outcome.Done<>(next.apply(value));
            case Declined<T>(var because) -> new Outcome.Declined<>(because);
        };
    }

    /** For the edge, where a refusal ends the transaction and becomes the response. */
    default T orRefuse() {
        return switch (this) {
            case Done<T>(var value) -> value;
            case Declined<T>(var because) -> throw new Refused(because);
        };
    }
}
