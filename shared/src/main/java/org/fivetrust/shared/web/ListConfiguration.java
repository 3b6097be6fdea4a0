package org.fivetrust.shared.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.Validator;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionService;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Lists of every service: how they are selected, written and documented, and which parameters an operation takes. */
@Configuration(proxyBeanMethods = false)
class ListConfiguration {

    @Bean
    Lists lists(R2dbcEntityTemplate entities) {
        return new Lists(entities);
    }

    @Bean
    ListedResultHandler listedResultHandler(ServerCodecConfigurer codecs, RequestedContentTypeResolver accepted) {
        return new ListedResultHandler(codecs, accepted);
    }

    @Bean
    WebFluxRegistrations declaredParameters(
            @Qualifier("webFluxConversionService") ObjectProvider<ConversionService> conversion,
            ObjectProvider<Validator> validator,
            ObjectProvider<ReadingGate> reading) {
        var faults = new ParameterFaults(conversion::getObject, validator::getObject);
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new DeclaredParameters(faults, reading);
            }
        };
    }

    /** In the documents a list is a page of its items. */
    @Bean
    ModelConverter listedAsPage() {
        return (type, context, chain) ->
                type.getType() instanceof ParameterizedType listed && listed.getRawType() == Listed.class
                        ? context.resolve(new AnnotatedType(pageOf(item(listed))).resolveAsRef(type.isResolveAsRef()))
                        : chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    @Bean
    OperationCustomizer listedInBothTypes() {
        return (operation, method) -> {
            if (method.getReturnType().getGenericParameterType() instanceof ParameterizedType listed
                    && listed.getRawType() == Listed.class) {
                inBothTypes(operation, item(listed));
            }
            return operation;
        };
    }

    private static void inBothTypes(Operation operation, Type item) {
        var ok = Objects.requireNonNull(operation.getResponses().get("200"));
        var page = ok.getContent().values().iterator().next();
        ok.setContent(new Content()
                .addMediaType(org.springframework.http.MediaType.APPLICATION_JSON_VALUE, page)
                .addMediaType(
                        org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE,
                        new MediaType().schema(reference(item))));
    }

    private static Schema<?> reference(Type item) {
        return ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(item).resolveAsRef(true))
                .schema;
    }

    private static Type item(ParameterizedType listed) {
        return listed.getActualTypeArguments()[0];
    }

    private static Type pageOf(Type item) {
        return ResolvableType.forClassWithGenerics(Page.class, ResolvableType.forType(item))
                .getType();
    }
}
