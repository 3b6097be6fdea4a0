package org.fivetrust.testing.sample;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Takes every kind of value there is in messages, and keeps nothing. */
@RestController
class LabelController {

    enum Colour {
        RED,
        GREEN
    }

    record Labels(
            @NotNull List<@NotBlank @Size(max = 20) String> labels,
            @Nullable Map<@Size(max = 5) String, @NotNull Object> more,
            @Nullable Colour colour,
            @Nullable LocalDate on,
            @Nullable YearMonth month,
            @Nullable Instant at,
            @Nullable JsonNode tree,
            @Nullable BigDecimal share,
            @Nullable Money worth,
            @Nullable Labels nested,
            int count) {}

    record Counted(int labels) {}

    @PostMapping("/v1/labels")
    Mono<Counted> count(
            Caller caller,
            @RequestParam(defaultValue = "1") int times,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable String called,
            @Valid @RequestBody Labels asked) {
        return Mono.just(new Counted(asked.labels().size() * times));
    }
}
