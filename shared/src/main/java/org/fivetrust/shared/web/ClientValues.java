package org.fivetrust.shared.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Characters;
import org.fivetrust.shared.kernel.Days;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jackson.JsonNodeDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.ext.javatime.deser.YearMonthDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** What every text, day and time of a client must be, in bodies and in parameters: writable, and of a known day. */
final class ClientValues {

    private static final BoundedPattern ID = BoundedPattern.of("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final UUID NOBODYS = new UUID(0, 0);

    private static final String NAMELESS = "\uFFFD";

    private ClientValues() {}

    static SimpleModule module() {
        return new SimpleModule("client-values")
                .addDeserializer(String.class, new Text())
                .addKeyDeserializer(String.class, new Name())
                .addDeserializer(JsonNode.class, new Tree())
                .addDeserializer(
                        LocalDate.class, new Known<>(LocalDate.class, LocalDateDeserializer.INSTANCE, Days::known))
                .addDeserializer(
                        YearMonth.class, new Known<>(YearMonth.class, YearMonthDeserializer.INSTANCE, Days::known))
                .addDeserializer(Instant.class, new Known<>(Instant.class, InstantDeserializer.INSTANT, Days::known));
    }

    static void register(FormatterRegistry registry) {
        registry.addConverter(new Parameter(String.class, ClientValues::allowed));
        registry.addConverter(new Parameter(LocalDate.class, Days::parse));
        registry.addConverter(new Parameter(YearMonth.class, text -> Days.known(YearMonth.parse(text))));
        registry.addConverter(new Parameter(Instant.class, Days::parseTime));
        registry.addConverter(new Parameter(Money.class, Money::parse));
        registry.addConverter(new PathId(UUID.class, ClientValues::id));
        registry.addConverter(new PathId(String.class, ClientValues::name));
    }

    private static String allowed(String text) {
        if (!Characters.areAllowed(text)) {
            throw new IllegalArgumentException("holds a character that is none");
        }
        return text;
    }

    private static Object id(String text) {
        return ID.matches(text) ? UUID.fromString(text) : NOBODYS;
    }

    private static Object name(String text) {
        return Characters.areAllowed(text) ? text : NAMELESS;
    }

    /** A part of a path. What cannot be an id is an id that nothing has: its form is nobody's business. */
    private record PathId(Class<?> type, Function<String, Object> read) implements ConditionalGenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(String.class, type));
        }

        @Override
        public boolean matches(TypeDescriptor from, TypeDescriptor to) {
            return to.hasAnnotation(PathVariable.class);
        }

        @Override
        public @Nullable Object convert(@Nullable Object text, TypeDescriptor from, TypeDescriptor to) {
            return text == null ? null : read.apply(text.toString());
        }
    }

    /** A parameter of a request. An empty one is a text, and nothing of any other type. */
    private record Parameter(Class<?> type, Function<String, Object> read) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(String.class, type));
        }

        @Override
        public @Nullable Object convert(@Nullable Object text, TypeDescriptor from, TypeDescriptor to) {
            return text == null || text.equals("") && type != String.class ? null : read.apply(text.toString());
        }
    }

    /** A text that cannot be written to XML. */
    static final class UnfitCharacter extends MismatchedInputException {

        private UnfitCharacter(JsonParser parser) {
            super(parser, "holds a character that is none", String.class);
        }

        static String none(String text, JsonParser parser) {
            if (!Characters.areAllowed(text)) {
                throw new UnfitCharacter(parser);
            }
            return text;
        }
    }

    /** A text of which nothing is seen, and which is not simply blanks: those a field may refuse by itself. */
    static final class UnseenText extends MismatchedInputException {

        private UnseenText(JsonParser parser) {
            super(parser, "shows nothing", String.class);
        }

        static String none(String text, JsonParser parser) {
            if (!text.trim().isEmpty() && Characters.areUnseen(text)) {
                throw new UnseenText(parser);
            }
            return text;
        }
    }

    private static final class Text extends StdDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = StringDeserializer.instance.deserialize(parser, context);
            return text == null ? text : UnseenText.none(UnfitCharacter.none(text, parser), parser);
        }
    }

    private static final class Name extends KeyDeserializer {

        @Override
        public Object deserializeKey(String name, DeserializationContext context) {
            return UnfitCharacter.none(name, context.getParser());
        }
    }

    private static final class Tree extends StdDeserializer<JsonNode> {

        private final ValueDeserializer<? extends JsonNode> usual =
                JsonNodeDeserializer.getDeserializer(JsonNode.class);

        Tree() {
            super(JsonNode.class);
        }

        @Override
        public JsonNode deserialize(JsonParser parser, DeserializationContext context) {
            return checked(usual.deserialize(parser, context), parser);
        }

        @Override
        public JsonNode getNullValue(DeserializationContext context) {
            return (JsonNode) usual.getNullValue(context);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return usual.getAbsentValue(context);
        }

        private static JsonNode checked(JsonNode tree, JsonParser parser) {
            if (tree.isString()) {
                UnfitCharacter.none(tree.asString(), parser);
            }
            tree.propertyNames().forEach(name -> UnfitCharacter.none(name, parser));
            tree.values().forEach(value -> checked(value, parser));
            return tree;
        }
    }

    static class Known<T> extends StdDeserializer<T> {

        private final Class<T> type;
        private final ValueDeserializer<T> usual;
        private final UnaryOperator<T> known;

        Known(Class<T> type, ValueDeserializer<T> usual, UnaryOperator<T> known) {
            super(type);
            this.type = type;
            this.usual = usual;
            this.known = known;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw MismatchedInputException.from(parser, type, "is written as a text");
            }
            var value = usual.deserialize(parser, context);
            try {
                return value == null ? value : known.apply(value);
            } catch (DateTimeException unknown) {
                throw MismatchedInputException.from(parser, type, "no day that is known here");
            }
        }
    }
}
