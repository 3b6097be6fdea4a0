package org.fivetrust.shared.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import org.fivetrust.shared.reading.ReadingTable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** What every OpenAPI document says alike: the token, the idempotency key, paging, and what a problem looks like. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    /** Whatever the security chain lets anyone ask. */
    private static final String PUBLIC = "/.well-known/";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, IdempotencyKey.class, PageRequest.class)
                .replaceWithClass(Words.class, String.class);
    }

    @Bean
    ModelConverter nullableComponents() {
        return new NullableComponents();
    }

    @Bean
    OperationCustomizer frameParameters(ReadingTable readingTable) {
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
            readingTable
                    .readersOf(operation.getOperationId())
                    .ifPresentOrElse(
                            readers -> OpenOperation.describeReading(operation, readers),
                            () -> OpenOperation.of(method).describe(operation));
            DocumentedProblem.declare(operation);
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

    @Bean
    OpenApiCustomizer frameComponents(Environment environment) {
        return document -> {
            document.setInfo(new Info()
                    .title(environment.getProperty("openapi.title", "Service"))
                    .description(environment.getProperty("openapi.description", ""))
                    .version("1"));
            document.setServers(List.of());
            document.getComponents()
                    .addSchemas("Problem", DocumentedProblem.schema())
                    .addSecuritySchemes(
                            "bearer",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT"));
            DocumentedProblem.responses().forEach(document.getComponents()::addResponses);
            document.addSecurityItem(new SecurityRequirement().addList("bearer"));
            document.getPaths().forEach((path, operations) -> {
                if (path.startsWith(PUBLIC)) {
                    operations.readOperations().forEach(OpenApiConfiguration::open);
                }
            });
        };
    }

    /** After all that adds something to the documents. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    OpenApiCustomizer describedDocument() {
        var words = new DocumentWords();
        return document -> {
            DescribedDocument.of(document, words);
            DocumentExamples.read().add(document);
        };
    }

    private static void open(Operation operation) {
        operation.setDescription(OpenOperation.withoutToken(operation));
        operation.setSecurity(List.of());
        operation.getResponses().remove("401");
    }
}
