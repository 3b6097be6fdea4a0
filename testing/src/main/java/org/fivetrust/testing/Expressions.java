package org.fivetrust.testing;

import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Backtracking;

/** The expressions that a class has its values matched against, those within its lists and maps too. */
final class Expressions {

    private Expressions() {}

    static Stream<String> in(Class<?> type) {
        var executables =
                Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()));
        return Stream.concat(
                        Arrays.stream(type.getDeclaredFields()).map(Field::getAnnotatedType),
                        executables.flatMap(Expressions::types))
                .flatMap(Expressions::within)
                .distinct();
    }

    private static Stream<AnnotatedType> types(Executable executable) {
        return Stream.concat(
                Stream.of(executable.getAnnotatedReturnType()), Arrays.stream(executable.getAnnotatedParameterTypes()));
    }

    private static Stream<String> within(AnnotatedType type) {
        var here = Arrays.stream(type.getAnnotationsByType(Pattern.class)).map(Pattern::regexp);
        return Stream.concat(here, parts(type).flatMap(Expressions::within));
    }

    private static Stream<AnnotatedType> parts(AnnotatedType type) {
        return switch (type) {
            case AnnotatedParameterizedType of -> Arrays.stream(of.getAnnotatedActualTypeArguments());
            case AnnotatedArrayType of -> Stream.of(of.getAnnotatedGenericComponentType());
            default -> Stream.empty();
        };
    }

    static boolean isBounded(String expression) {
        try {
            Backtracking.mustBeBounded(expression);
            return true;
        } catch (IllegalArgumentException boundless) {
            return false;
        }
    }
}
