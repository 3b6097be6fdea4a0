package org.fivetrust.shared.web;

import jakarta.validation.Validator;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import org.fivetrust.shared.kernel.Money;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** What controllers may ask for as arguments: the caller, the idempotency key, the page wanted. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebFluxConfigurer {

    private final BodySettings bodies;
    private final ObjectProvider<MessageReader> messages;
    private final ObjectProvider<Validator> validator;
    private final ObjectProvider<JsonMapper> answers;

    WebConfiguration(
            BodySettings bodies,
            ObjectProvider<MessageReader> messages,
            ObjectProvider<Validator> validator,
            ObjectProvider<JsonMapper> answers) {
        this.bodies = bodies;
        this.messages = messages;
        this.validator = validator;
        this.answers = answers;
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.defaultCodecs().jacksonJsonDecoder(new BodyDecoder(messages.getObject()));
        codecs.defaultCodecs().jacksonJsonEncoder(new AnswerEncoder(answers.getObject()));
        codecs.defaultCodecs().maxInMemorySize(Math.toIntExact(bodies.largest().toBytes()));
    }

    @Override
    public void configureContentTypeResolver(RequestedContentTypeResolverBuilder accepted) {
        accepted.resolver(new AcceptedTypes());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        ClientValues.register(registry);
    }

    @Override
    public org.springframework.validation.Validator getValidator() {
        return new BoundedValidation(validator.getObject());
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(
                new Argument(Caller.class) {
                    @Override
                    Mono<Object> from(ServerWebExchange exchange) {
                        return caller(exchange);
                    }

                    @Override
                    boolean mayBeLeftOut(ServerWebExchange exchange) {
                        return false;
                    }
                },
                new Argument(IdempotencyKey.class) {
                    @Override
                    Mono<Object> from(ServerWebExchange exchange) {
                        return Mono.fromSupplier(() -> IdempotencyKey.of(exchange));
                    }

                    @Override
                    boolean mayBeLeftOut(ServerWebExchange exchange) {
                        return !exchange.getRequest().getHeaders().containsHeader(IdempotencyKey.HEADER);
                    }
                },
                new Argument(PageRequest.class) {
                    @Override
                    Mono<Object> from(ServerWebExchange exchange) {
                        return Mono.fromSupplier(() -> PageRequest.of(exchange));
                    }

                    @Override
                    boolean mayBeLeftOut(ServerWebExchange exchange) {
                        return false;
                    }
                });
    }

    /** Only what clients send is read within these bounds; what the product wrote itself is read as it is. */
    @Bean
    static MessageReader messageReader(
            BodySettings bodies,
            ObjectProvider<JsonMapperBuilderCustomizer> mappers,
            ObjectProvider<Validator> validator) {
        var mapper = JsonMapper.builder(
                JsonFactory.builder().streamReadConstraints(bodies.bounds()).build());
        mappers.orderedStream().forEach(customizer -> customizer.customize(mapper));
        return new MessageReader(mapper.build(), validator::getObject);
    }

    @Bean
    static ValidationConfigurationCustomizer brokenRules() {
        return validation -> validation.messageInterpolator(new BrokenRule.Words());
    }

    @Bean
    JacksonModule clientValues() {
        return ClientValues.module();
    }

    /** Money is a text with two decimals on every wire. */
    @Bean
    JacksonModule words(ProblemTexts texts) {
        return new SimpleModule("words").addSerializer(Words.class, new WordsSerializer(texts));
    }

    @Bean
    JacksonModule money() {
        return new SimpleModule("money")
                .addSerializer(Money.class, ToStringSerializer.instance)
                .addDeserializer(Money.class, new FromStringDeserializer<>(Money.class) {
                    @Override
                    protected Money _deserialize(String value, DeserializationContext context) {
                        return Money.parse(value);
                    }
                });
    }

    private static Mono<Object> caller(ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .cast(JwtAuthenticationToken.class)
                .map(token -> OpenOperation.admitted(exchange, Caller.of(token.getToken())));
    }

    private abstract static class Argument implements HandlerMethodArgumentResolver {

        private final Class<?> type;

        Argument(Class<?> type) {
            this.type = type;
        }

        abstract Mono<Object> from(ServerWebExchange exchange);

        /** It counts only where the parameter may be null, which takes longer to find out. */
        abstract boolean mayBeLeftOut(ServerWebExchange exchange);

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
            return mayBeLeftOut(exchange) && parameter.isOptional() ? Mono.empty() : from(exchange);
        }
    }
}
