package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** A document says of which operations anyone may ask them. */
class PublicOperationsTest {

    private static final String PUBLIC = "/.well-known/";

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "accounts", "funds", "assets", "archives", "seals"})
    void public_operations_are_declared_public_and_no_others(String service) {
        Map<String, Map<String, Map<String, Map<String, Object>>>> document =
                new Yaml().load(OpenApiCheck.checkedIn(service));

        document.get("paths")
                .forEach((path, operations) -> operations.forEach(
                        (method, operation) -> assertThat(List.of().equals(operation.get("security")))
                                .as(method + " " + path)
                                .isEqualTo(path.startsWith(PUBLIC))));
    }
}
