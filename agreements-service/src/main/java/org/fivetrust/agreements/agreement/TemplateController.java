package org.fivetrust.agreements.agreement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/agreement-templates")
@Tag(name = "Agreement templates", description = "Versioned texts to draft from (协议模板)")
class TemplateController {

    private final Templates templates;
    private final Clock clock;

    TemplateController(Templates templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    @Schema(name = "AgreementTemplateItem")
    record Item(
            String code,
            int version,
            String title,
            String english,
            String communityKind,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            int clauses) {

        static Item of(Template template) {
            return new Item(
                    template.code(),
                    template.version(),
                    template.title(),
                    template.english(),
                    template.communityKind(),
                    template.effectiveFrom(),
                    template.effectiveTo(),
                    template.clauses().size());
        }
    }

    @Schema(name = "AgreementTemplates")
    record Items(LocalDate asOf, List<Item> items) {}

    @Schema(name = "AgreementTemplate")
    record View(Item template, List<ClauseMessage> clauses) {}

    @GetMapping
    @Operation(operationId = "listAgreementTemplates", summary = "Templates offered on a day (可用协议模板)")
    Mono<Items> list(@RequestParam(required = false) @Nullable LocalDate asOf) {
        var on = day(asOf);
        return Mono.just(
                new Items(on, templates.offered(on).stream().map(Item::of).toList()));
    }

    @GetMapping("/{code}")
    @Operation(operationId = "readAgreementTemplate", summary = "Read a template with its clauses (查看协议模板)")
    Mono<View> find(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        var template = templates.find(code, version, day(asOf));
        return Mono.just(new View(Item.of(template), template.clauses()));
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? LocalDate.now(clock) : asOf;
    }
}
