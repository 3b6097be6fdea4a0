package org.fivetrust.shared.web;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the kernel's values are kept in columns: money as whole fen, names of principals as text, JSON as jsonb. */
final class DatabaseConversions {

    private DatabaseConversions() {}

    static R2dbcCustomConversions of(JsonMapper json) {
        return R2dbcCustomConversions.of(
                PostgresDialect.INSTANCE,
                List.of(
                        new FromMoney(),
                        new ToMoney(),
                        new FromPrincipal(),
                        new ToPrincipal(),
                        new ToInstant(),
                        new FromNode(json),
                        new ToNode(json),
                        new FromBasis(json),
                        new ToBasis(json)));
    }

    @WritingConverter
    private static final class FromMoney implements Converter<Money, Long> {

        @Override
        public Long convert(Money money) {
            return money.fen();
        }
    }

    @ReadingConverter
    private static final class ToMoney implements Converter<Long, Money> {

        @Override
        public Money convert(Long fen) {
            return Money.ofFen(fen);
        }
    }

    @WritingConverter
    private static final class FromPrincipal implements Converter<PrincipalId, String> {

        @Override
        public String convert(PrincipalId principal) {
            return principal.value();
        }
    }

    @ReadingConverter
    private static final class ToPrincipal implements Converter<String, PrincipalId> {

        @Override
        public PrincipalId convert(String principal) {
            return new PrincipalId(principal);
        }
    }

    @ReadingConverter
    private static final class ToInstant implements Converter<OffsetDateTime, Instant> {

        @Override
        public Instant convert(OffsetDateTime time) {
            return time.toInstant();
        }
    }

    @WritingConverter
    private record FromNode(JsonMapper json) implements Converter<JsonNode, Json> {

        @Override
        public Json convert(JsonNode node) {
            return Json.of(json.writeValueAsString(node));
        }
    }

    @ReadingConverter
    private record ToNode(JsonMapper json) implements Converter<Json, JsonNode> {

        @Override
        public JsonNode convert(Json column) {
            return json.readTree(column.asString());
        }
    }

    @WritingConverter
    private record FromBasis(JsonMapper json) implements Converter<Basis, Json> {

        @Override
        public Json convert(Basis basis) {
            return Json.of(json.writeValueAsString(basis));
        }
    }

    @ReadingConverter
    private record ToBasis(JsonMapper json) implements Converter<Json, Basis> {

        @Override
        public Basis convert(Json column) {
            return json.readValue(column.asString(), Basis.class);
        }
    }
}
