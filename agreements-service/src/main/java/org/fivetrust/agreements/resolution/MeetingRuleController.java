package org.fivetrust.agreements.resolution;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.agreements.resolution.ResolutionDetails.Rule;
import org.fivetrust.agreements.resolution.ResolutionDetails.Validity;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Resolutions")
class MeetingRuleController {

    private final MeetingRuleReader law;
    private final Clock clock;

    MeetingRuleController(MeetingRuleReader law, Clock clock) {
        this.law = law;
        this.clock = clock;
    }

    /** The rules in force on a day, and how long a resolution without a last day of its own is valid. */
    record MeetingRules(LocalDate asOf, List<BodyRule> items, List<Validity> validities) {}

    /** A rule and its body. */
    record BodyRule(String body, Rule rule) {}

    @GetMapping("/v1/meeting-rules")
    @Operation(
            operationId = "listMeetingRules",
            summary = "Rules that judge meetings (会议规则)",
            description = "Dated rows with place and source; a local row is applied beside the national ones. "
                    + "(按日期、地区及出处；地方规定与全国规定并行适用)")
    Mono<MeetingRules> rules(@RequestParam(required = false) @Nullable LocalDate asOf) {
        var on = asOf == null ? LocalDate.now(clock) : asOf;
        return law.inForce(on)
                .map(row -> new BodyRule(row.body(), Rule.of(row.toRule())))
                .collectList()
                .zipWith(law.validities(on).collectList())
                .map(found -> new MeetingRules(on, found.getT1(), found.getT2()));
    }
}
