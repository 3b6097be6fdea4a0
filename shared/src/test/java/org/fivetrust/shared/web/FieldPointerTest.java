package org.fivetrust.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPointerTest {

    record Order(String number, @JsonProperty("import") String batch, List<Line> lines, Line first) {}

    record Line(@JsonProperty("street") String subdistrict, List<String> tags) {}

    @ParameterizedTest
    @CsvSource({
        "number, /number",
        "batch, /import",
        "first.subdistrict, /first/street",
        "lines[2].subdistrict, /lines/2/street",
        "lines[2].tags[0], /lines/2/tags/0",
        "lines[], /lines/",
        "ordered, /ordered",
        "ordered.by[1], /ordered/by/1"
    })
    void a_pointer_has_the_names_of_the_json(String path, String pointer) {
        assertThat(FieldPointer.of(Order.class, path)).isEqualTo(pointer);
    }
}
