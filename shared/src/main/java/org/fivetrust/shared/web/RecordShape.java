package org.fivetrust.shared.web;

import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DataClassRowMapper;

/** What is known of a type of record that rows are read into: its constructor, and how each column is asked for. */
final class RecordShape {

    /** What the driver gives as it is; the rest needs conversions. */
    private static final Map<Class<?>, Class<?>> PLAIN = Map.of(
            String.class, String.class,
            UUID.class, UUID.class,
            LocalDate.class, LocalDate.class,
            Instant.class, Instant.class,
            long.class, Long.class,
            Long.class, Long.class,
            int.class, Integer.class,
            Integer.class, Integer.class,
            boolean.class, Boolean.class,
            Boolean.class, Boolean.class);

    private static final ClassValue<RecordShape> KNOWN = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final DataClassRowMapper<?> patient;
    private final List<Field> fields;
    private final @Nullable MethodHandle constructor;

    private RecordShape(Class<?> type) {
        this.patient = new DataClassRowMapper<>(type);
        var components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        this.fields = Arrays.stream(components).map(Field::of).toList();
        this.constructor = type.isRecord() && fields.stream().noneMatch(field -> field.asked() == Object.class)
                ? constructor(type, components)
                : null;
    }

    /**
     * A component: how its column may be called, what the driver is asked for, and what the words of an enum stand for.
     */
    private record Field(
            String name,
            String column,
            Class<?> asked,
            @Nullable Map<String, Object> words) {

        static Field of(RecordComponent component) {
            var type = component.getType();
            return new Field(
                    component.getName(),
                    column(component.getName()),
                    type.isEnum() ? String.class : PLAIN.getOrDefault(type, Object.class),
                    type.isEnum() ? words(type) : null);
        }

        private static String column(String name) {
            var column = new StringBuilder();
            name.codePoints().forEach(letter -> {
                if (Character.isUpperCase(letter) && !column.isEmpty()) {
                    column.append('_');
                }
                column.appendCodePoint(letter);
            });
            return column.toString().toLowerCase(Locale.ROOT);
        }

        private static Map<String, Object> words(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                    .collect(Collectors.toUnmodifiableMap(word -> ((Enum<?>) word).name(), Function.identity()));
        }

        @Nullable
        Object read(Row row, int place) {
            Object value = row.get(place, asked);
            return words == null || value == null ? value : word(words, value.toString());
        }

        private static Object word(Map<String, Object> words, String value) {
            var word = words.get(value);
            if (word == null) {
                throw new NoSuchElementException(value);
            }
            return word;
        }
    }

    static RecordShape of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean isSimple() {
        return constructor != null;
    }

    /**
     * Where each component's column is; as in Spring's mapper, its very name counts before the one with underscores.
     */
    int[] places(RowMetadata columns) {
        var names = new ArrayList<String>();
        columns.getColumnMetadatas().forEach(column -> names.add(column.getName()));
        return fields.stream().mapToInt(field -> place(field, names)).toArray();
    }

    private static int place(Field field, List<String> names) {
        var exact = place(field.name(), names);
        return exact < 0 ? place(field.column(), names) : exact;
    }

    private static int place(String wanted, List<String> names) {
        for (var n = 0; n < names.size(); n++) {
            if (names.get(n).equalsIgnoreCase(wanted)) {
                return n;
            }
        }
        return -1;
    }

    /** @throws RuntimeException where the row does not fit as it is */
    Object read(Row row, int[] places) {
        @Nullable Object[] values = new @Nullable Object[places.length];
        for (var n = 0; n < places.length; n++) {
            if (places[n] < 0) {
                throw new NoSuchElementException(fields.get(n).name());
            }
            values[n] = fields.get(n).read(row, places[n]);
        }
        try {
            return (Object) Objects.requireNonNull(constructor).invokeExact(values);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    Object readPatiently(Row row) {
        return patient.apply(row);
    }
}
