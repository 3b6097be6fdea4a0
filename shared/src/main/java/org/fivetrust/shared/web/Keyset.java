package org.fivetrust.shared.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.shared.kernel.InvalidValue;
import org.springframework.data.core.PropertyReference;
import org.springframework.util.StringUtils;

/**
 * The keys that order a list, and the cursor made of their values. A checksum ties a cursor to its list: the cursor of
 * another list and any other text are refused.
 */
public final class Keyset<R> {

    private static final int CHECKSUM = 12;

    private static final String SEPARATOR = "\0";

    private final String list;
    private final List<PropertyReference<R, ?>> keys;

    /** @param list what tells this list from all others of the service */
    Keyset(String list, List<PropertyReference<R, ?>> keys) {
        this.list = list;
        this.keys = keys.stream()
                .<PropertyReference<R, ?>>map(PropertyReference::of)
                .toList();
    }

    /** For a list that is selected by SQL of its own. */
    @SafeVarargs
    public static <R> Keyset<R> of(String list, PropertyReference<R, ?>... keys) {
        return new Keyset<>(list, Arrays.asList(keys));
    }

    /** The keys of the last row of the page before; none for the first page. */
    public List<Object> after(PageRequest request) {
        return request.after() == null ? List.of() : values(request.after());
    }

    /** From rows fetched with {@link PageRequest#fetch()}: one row more than a page holds tells that a page follows. */
    public Page<R> page(List<R> rows, PageRequest request) {
        return Page.of(rows, request, this::cursor);
    }

    private String cursor(R row) {
        var values = keys.stream().map(key -> String.valueOf(key.get(row))).collect(Collectors.joining(SEPARATOR));
        return checksum(values) + values;
    }

    private List<Object> values(String cursor) {
        var values = cursor.substring(Math.min(CHECKSUM, cursor.length()));
        var texts = StringUtils.delimitedListToStringArray(values, SEPARATOR);
        if (texts.length != keys.size() || !cursor.equals(checksum(values) + values)) {
            throw foreign();
        }
        try {
            return IntStream.range(0, texts.length)
                    .mapToObj(n -> value(keys.get(n).getType(), texts[n]))
                    .toList();
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw foreign();
        }
    }

    private static InvalidValue foreign() {
        return InvalidValue.worded("cursor", "/cursor");
    }

    private static Object value(Class<?> type, String text) {
        return switch (type.getSimpleName()) {
            case "UUID" -> UUID.fromString(text);
            case "Instant" -> Instant.parse(text);
            case "LocalDate" -> LocalDate.parse(text);
            case "int", "Integer" -> Integer.valueOf(text);
            case "long", "Long" -> Long.valueOf(text);
            case "String" -> text;
            default -> throw new IllegalStateException(type + " cannot be a key of a list");
        };
    }

    private String checksum(String values) {
        try {
            var sha = MessageDigest.getInstance("SHA-256")
                    .digest((list + SEPARATOR + values).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha).substring(0, CHECKSUM);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
