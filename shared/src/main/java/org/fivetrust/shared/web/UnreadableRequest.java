package org.fivetrust.shared.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Excerpt;
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
record UnreadableRequest(List<Fault> faults) {

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

    /** {@code what} names the words, as {@code fault.} and this in the bundles. */
    record Fault(String pointer, String what, Map<String, String> facts) {}

    static UnreadableRequest of(String pointer, String what) {
        return new UnreadableRequest(List.of(new Fault(pointer, what, Map.of())));
    }

    static UnreadableRequest of(ServerWebInputException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case JacksonException json -> {
                    return new UnreadableRequest(List.of(fault(json)));
                }
                case MissingRequestValueException missing -> {
                    return of("/" + missing.getName(), "missing");
                }
                case TypeMismatchException mismatch -> {
                    return new UnreadableRequest(List.of(unfit(parameter(unreadable), mismatch.getRequiredType())));
                }
                default -> {}
            }
        }
        return of(
                parameter(unreadable),
                Objects.requireNonNullElse(unreadable.getReason(), "").startsWith("No request body")
                        ? "missing"
                        : "unreadable");
    }

    private static String parameter(ServerWebInputException unreadable) {
        var parameter = unreadable.getMethodParameter();
        var name = parameter == null || parameter.hasParameterAnnotation(RequestBody.class)
                ? null
                : parameter.getParameterName();
        return name == null ? "" : "/" + name;
    }

    private static Fault fault(JacksonException json) {
        var at = pointer(json);
        return switch (json) {
            case StreamConstraintsException _ -> new Fault(at, "bounds", Map.of());
            case InputCoercionException _ -> new Fault(at, "range", Map.of());
            case StreamReadException _ -> new Fault(at, "json", Map.of());
            case UnrecognizedPropertyException _ -> new Fault(at, "unknown", Map.of());
            case InvalidNullException _ -> new Fault(at, "missing", Map.of());
            case InvalidTypeIdException _ -> new Fault(at, "kind", Map.of());
            case ValueInstantiationException _ -> new Fault(at, "kind", Map.of());
            case ClientValues.UnfitCharacter _ -> new Fault(at, "character", Map.of());
            case ClientValues.UnseenText _ -> new Fault(at, "unseen", Map.of());
            case MismatchedInputException mismatch when isNull(mismatch) -> new Fault(at, "missing", Map.of());
            case MismatchedInputException mismatch -> wanted(at, mismatch.getTargetType());
            default -> new Fault(at, "kind", Map.of());
        };
    }

    /** Jackson tells a primitive value that is not there by its words alone. */
    private static boolean isNull(MismatchedInputException mismatch) {
        return mismatch.getOriginalMessage().startsWith("Cannot map `null`")
                || mismatch.getOriginalMessage().startsWith("No content to map");
    }

    /** Every parameter is a text at first: one that cannot become a text holds what no text may hold. */
    private static Fault unfit(String pointer, @Nullable Class<?> type) {
        return type == String.class ? new Fault(pointer, "character", Map.of()) : wanted(pointer, type);
    }

    private static Fault wanted(String pointer, @Nullable Class<?> type) {
        return type != null && type.isEnum()
                ? new Fault(pointer, "one-of", Map.of("values", constants(type)))
                : new Fault(pointer, type == null ? "kind" : word(type), Map.of());
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
