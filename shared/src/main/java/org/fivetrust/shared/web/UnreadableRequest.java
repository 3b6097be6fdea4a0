package org.fivetrust.shared.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Excerpt;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * What of a body or a parameter could not be read: the place, and which of our words say what is wrong. Nothing that a
 * parser says is passed on, as it quotes what the client sent.
 */
final class UnreadableRequest {

    private static final String UNKNOWN = "unknown";

    private static final int DEEPEST = 12;

    private static final int LONGEST_STEP = 60;

    private static final Set<Class<?>> WHOLE = Set.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            short.class,
            Short.class,
            byte.class,
            Byte.class,
            BigInteger.class);

    private static final Set<Class<?>> FRACTIONS =
            Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class);

    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "text",
            boolean.class, "boolean",
            Boolean.class, "boolean",
            LocalDate.class, "day",
            YearMonth.class, "month",
            Instant.class, "time",
            OffsetDateTime.class, "time",
            UUID.class, "uuid",
            Money.class, "amount");

    private UnreadableRequest() {}

    static Violation of(ServerWebInputException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case JacksonException json -> {
                    return fault(json);
                }
                case MissingRequestValueException missing -> {
                    return missing("/" + missing.getName());
                }
                case TypeMismatchException mismatch -> {
                    return unfit(parameter(unreadable), mismatch.getRequiredType());
                }
                default -> {}
            }
        }
        return Objects.requireNonNullElse(unreadable.getReason(), "").startsWith("No request body")
                ? missing(parameter(unreadable))
                : Violation.worded("unreadable", parameter(unreadable));
    }

    private static String parameter(ServerWebInputException unreadable) {
        var parameter = unreadable.getMethodParameter();
        var name = parameter == null || parameter.hasParameterAnnotation(RequestBody.class)
                ? null
                : parameter.getParameterName();
        return name == null ? "" : "/" + name;
    }

    static Violation fault(JacksonException json) {
        var at = pointer(json);
        return switch (json) {
            case StreamConstraintsException _ -> Violation.worded("bounds", at);
            case InputCoercionException _ -> Violation.worded("range", at);
            case StreamReadException _ -> Violation.worded("json", at);
            case UnrecognizedPropertyException _ -> unknown(at);
            case InvalidNullException _ -> missing(at);
            case InvalidTypeIdException _ -> Violation.worded("kind", at);
            case ValueInstantiationException _ -> Violation.worded("kind", at);
            case ClientValues.UnfitCharacter _ -> Violation.worded("character", at);
            case ClientValues.UnseenText _ -> Violation.worded("unseen", at);
            case MismatchedInputException mismatch when isNull(mismatch) -> missing(at);
            case MismatchedInputException mismatch -> wanted(at, mismatch.getTargetType());
            default -> Violation.worded("kind", at);
        };
    }

    static Violation unknown(String pointer) {
        return Violation.worded(UNKNOWN, pointer);
    }

    static boolean isUnknown(Violation violation) {
        return violation.words().code().equals(UNKNOWN);
    }

    static Violation missing(String pointer) {
        return Violation.worded("missing", pointer);
    }

    /** Jackson tells a primitive value that is not there by its words alone. */
    private static boolean isNull(MismatchedInputException mismatch) {
        return mismatch.getOriginalMessage().startsWith("Cannot map `null`")
                || mismatch.getOriginalMessage().startsWith("No content to map");
    }

    /** Every parameter is a text at first: one that cannot become a text holds what no text may hold. */
    static Violation unfit(String pointer, @Nullable Class<?> type) {
        return type == String.class ? Violation.worded("character", pointer) : wanted(pointer, type);
    }

    private static Violation wanted(String pointer, @Nullable Class<?> type) {
        return type != null && type.isEnum()
                ? Violation.worded("one-of", pointer, "values", constants(type))
                : Violation.worded(type == null ? "kind" : word(type), pointer);
    }

    /** Whether it is written as one JSON text or number, although it may be a record in Java. */
    static boolean isPlain(Class<?> type) {
        return TYPES.containsKey(type);
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String word(Class<?> type) {
        if (WHOLE.contains(type)) {
            return "whole-number";
        }
        if (FRACTIONS.contains(type)) {
            return "number";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "list";
        }
        return TYPES.getOrDefault(type, type.isRecord() || Map.class.isAssignableFrom(type) ? "object" : "kind");
    }

    /** RFC 6901. Names of fields are the client's, so neither depth nor length is without bounds. */
    private static String pointer(JacksonException json) {
        return json.getPath().stream()
                .limit(DEEPEST)
                .map(step -> step.getPropertyName() == null ? "/" + step.getIndex() : pointer(step.getPropertyName()))
                .collect(Collectors.joining());
    }

    static String pointer(String name) {
        return "/" + Excerpt.of(name, LONGEST_STEP).replace("~", "~0").replace("/", "~1");
    }
}
