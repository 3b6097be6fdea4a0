package org.fivetrust.shared.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Events as records: names, and JSON without nulls. */
final class EventJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule("money")
                    .addSerializer(Money.class, ToStringSerializer.instance)
                    .addDeserializer(Money.class, new MoneyReader()))
            .build();

    private EventJson() {}

    private static final class MoneyReader extends StdDeserializer<Money> {

        MoneyReader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) {
            return Money.parse(parser.getString());
        }
    }

    /** The words of the name: the last one is what happened, the ones before say to what. */
    static String type(Class<? extends Record> fact) {
        var name = fact.getSimpleName();
        var starts = IntStream.range(0, name.length())
                .filter(at -> Character.isUpperCase(name.charAt(at)))
                .toArray();
        var words = IntStream.range(0, starts.length)
                .mapToObj(n -> name.substring(starts[n], n + 1 < starts.length ? starts[n + 1] : name.length()))
                .map(word -> Character.toLowerCase(word.charAt(0)) + word.substring(1))
                .toList();
        return words.stream().limit(words.size() - 1L).collect(Collectors.joining("-")) + "." + words.getLast();
    }

    static Map<String, Object> write(Record fact) {
        return JSON.convertValue(fact, new TypeReference<>() {});
    }

    static <T extends Record> T read(Event event, Class<T> fact) {
        var missing = Arrays.stream(fact.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .filter(component -> event.data().get(component.getName()) == null)
                .findFirst();
        if (missing.isPresent()) {
            throw InvalidValue.worded("event-field", "/data/" + missing.get().getName(), "type", event.type());
        }
        try {
            return JSON.convertValue(event.data(), fact);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw InvalidValue.worded("event-unreadable", "/data", "type", event.type());
        }
    }
}
