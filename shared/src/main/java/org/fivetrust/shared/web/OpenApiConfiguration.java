package org.fivetrust.shared.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What every OpenAPI document says alike: the token, the idempotency key, paging, and what a problem looks like. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    /** Whatever the security chain lets anyone ask. */
    private static final String PUBLIC = "/.well-known/";

    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "Malformed; every violation is listed (请求格式有误，一次列出全部问题)",
            "401", "No valid token (未携带有效令牌)",
            "403", "The caller may never do this (无权办理)",
            "404", "Unknown or not visible (不存在或不可见)",
            "409", "State or concurrent conflict (状态冲突)",
            "422", "Well-formed but refused by a rule, with clauses and cures (按规定不予办理，附条款与补救办法)",
            "503", "A neighbour does not answer: neither permit nor refusal (相邻服务无应答，不作任何裁定)");

    private static final Map<String, String> PROBLEMS_OF_FILES = Map.of(
            "413", "More than is taken at once; the detail says of what (超出单次上限)",
            "429", "Too many files of this caller, or of all, are under way: see Retry-After (同时处理的文件过多)");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, IdempotencyKey.class, PageRequest.class);
    }

    @Bean
    OperationCustomizer frameParameters() {
        return (operation, method) -> {
            for (var parameter : method.getMethodParameters()) {
                if (parameter.getParameterType() == IdempotencyKey.class) {
                    operation.addParametersItem(idempotencyKey(!parameter.isOptional()));
                }
                if (parameter.getParameterType() == PageRequest.class) {
                    operation.addParametersItem(limit()).addParametersItem(cursor());
                }
            }
            if (method.getReturnType().getParameterType() == Listed.class) {
                operation.addParametersItem(limit()).addParametersItem(cursor());
            }
            PROBLEMS.forEach((status, words) -> problem(operation, status, words));
            if (method.hasMethodAnnotation(AcceptsFile.class)) {
                PROBLEMS_OF_FILES.forEach((status, words) -> problem(operation, status, words));
            }
            return operation;
        };
    }

    private static Parameter idempotencyKey(boolean required) {
        return new Parameter()
                .in("header")
                .name(IdempotencyKey.HEADER)
                .required(required)
                .description("Your own name for this attempt; the same key gives the same answer (幂等键)")
                .schema(new StringSchema().minLength(1).maxLength(200));
    }

    private static Parameter limit() {
        return new Parameter()
                .in("query")
                .name("limit")
                .description("Items per page (每页条数)")
                .schema(new IntegerSchema()
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(200))
                        ._default(50));
    }

    private static Parameter cursor() {
        return new Parameter()
                .in("query")
                .name("cursor")
                .description("The `next` of the page before (上一页返回的游标)")
                .schema(new StringSchema());
    }

    private static void problem(Operation operation, String status, String words) {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        operation
                .getResponses()
                .putIfAbsent(
                        status,
                        new ApiResponse()
                                .description(words)
                                .content(new Content()
                                        .addMediaType("application/problem+json", new MediaType().schema(schema))));
    }

    @Bean
    OpenApiCustomizer frameComponents(Environment environment) {
        return document -> {
            document.setInfo(new Info()
                    .title(environment.getProperty("openapi.title", "Service"))
                    .description(environment.getProperty("openapi.description", ""))
                    .version("1"));
            document.setServers(List.of());
            document.getComponents()
                    .addSchemas("Problem", problem())
                    .addSecuritySchemes(
                            "bearer",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT"));
            document.addSecurityItem(new SecurityRequirement().addList("bearer"));
            document.getPaths().forEach((path, operations) -> {
                if (path.startsWith(PUBLIC)) {
                    operations.readOperations().forEach(OpenApiConfiguration::open);
                }
            });
        };
    }

    private static void open(Operation operation) {
        operation.setSecurity(List.of());
        operation.getResponses().remove("401");
    }

    private static Schema<?> problem() {
        return new Schema<>()
                .type("object")
                .description("RFC 9457 problem details (问题说明)")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri"))
                .addProperty("code", new StringSchema().description("Stable, dotted (稳定代码)"))
                .addProperty("violations", list("pointer", "message"))
                .addProperty("clauses", list("number", "text", "english"))
                .addProperty("cure", list("code", "what", "who", "by", "link"));
    }

    private static Schema<?> list(String... fields) {
        var item = new Schema<>().type("object");
        Arrays.stream(fields).forEach(field -> item.addProperty(field, new StringSchema()));
        return new Schema<>().type("array").items(item);
    }
}
