package org.fivetrust.conformance;

import com.prowidesoftware.swift.model.mx.AbstractMX;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages as Prowide reads them: one class for each version, all with the names of the standard. */
public final class Prowide {

    private Prowide() {}

    /** The message, or nothing where it was not understood. */
    public static Optional<AbstractMX> read(String xml) {
        return Optional.ofNullable(AbstractMX.parse(xml));
    }

    /** Everything that is reached by these names, of each element of a list. */
    public static Stream<Object> all(@Nullable Object from, String... path) {
        var reached = Stream.ofNullable(from);
        for (var step : path) {
            reached = reached.flatMap(one -> step(one, step));
        }
        return reached;
    }

    public static @Nullable String text(@Nullable Object from, String... path) {
        return all(from, path).findFirst().map(Object::toString).orElse(null);
    }

    private static Stream<?> step(Object from, String name) {
        var reached = call(from, name);
        return reached instanceof List<?> several
                ? several.stream().filter(Objects::nonNull)
                : Stream.ofNullable(reached);
    }

    /** Names that this version does not have lead nowhere. */
    private static @Nullable Object call(Object from, String name) {
        for (var prefix : List.of("get", "is")) {
            try {
                return from.getClass().getMethod(prefix + name).invoke(from);
            } catch (NoSuchMethodException notHere) {
                // the other prefix, or another version
            } catch (IllegalAccessException | InvocationTargetException broken) {
                throw new IllegalStateException(broken);
            }
        }
        return null;
    }
}
