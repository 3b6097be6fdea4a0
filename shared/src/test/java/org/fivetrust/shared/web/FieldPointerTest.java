package org.fivetrust.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldPointerTest {

    record Line(@Nullable @NotNull @JsonProperty("no") String number) {}

    record Message(
            @Nullable @NotNull @JsonProperty("street") String subdistrict,
            @Valid List<Line> lines,
            List<@Size(max = 1) String> labels,
            @Valid Map<@Size(max = 3) String, @Valid Line> named) {}

    @Test
    void a_pointer_names_the_fields_of_the_json_and_the_places_in_lists() {
        var message = new Message(
                null, List.of(new Line("1"), new Line(null)), List.of("a", "bb"), Map.of("a.b/c", new Line(null)));

        assertThat(BrokenRule.of(message, validator()))
                .extracting(broken -> broken.violation().pointer())
                .containsExactlyInAnyOrder("/street", "/lines/1/no", "/labels/1", "/named/a.b~1c/no", "/named/a.b~1c");
    }

    private static Validator validator() {
        try (var factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new BrokenRule.Words())
                .buildValidatorFactory()) {
            return factory.getValidator();
        }
    }
}
