package org.fivetrust.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.fivetrust.shared.web.ProblemTypes.ProblemType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemListTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Map.Entry<String, JsonNode> list(String service, String... codes) {
        var items = JSON.createArrayNode();
        for (var code : codes) {
            var type = items.addObject().put("code", code);
            type.putObject("zh").put("title", service).put("sentence", "…");
            type.putObject("en").put("title", service).put("sentence", "…");
        }
        return Map.entry(service, JSON.createObjectNode().set("items", items));
    }

    @Test
    void theTypesOfAllServicesAreOneListInOrder() {
        var joined = ProblemListController.joined(
                List.of(list("agreements", "request.malformed", "agreement.expired"), list("funds", "funds.short")));

        assertThat(joined.items())
                .extracting(ProblemType::code)
                .containsExactly("agreement.expired", "funds.short", "request.malformed");
    }

    @Test
    void aTypeThatServicesShareIsInItOnce() {
        var joined = ProblemListController.joined(
                List.of(list("agreements", "request.malformed"), list("funds", "request.malformed")));

        assertThat(joined.items()).extracting(type -> type.en().title()).containsExactly("agreements");
    }

    @Test
    void everyTypeOfTheGatewayHasAPage() {
        var pages = ResourceBundle.getBundle("problems/frame", Locale.ROOT);

        assertThat(ResourceBundle.getBundle("problems/gateway", Locale.ROOT).keySet())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(pages.containsKey(key)).isTrue());
    }
}
