package org.fivetrust.shared.agreement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Claim;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The rulings by which standing acts were done, kept in the transaction of what they allowed. */
class StandingRulings {

    private final DatabaseClient database;
    private final JsonMapper json;

    StandingRulings(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    record Kept(Claim claim, String kind, Permitted permit) {}

    Mono<Void> keep(List<Kept> all) {
        return database.sql("""
                        insert into standing_ruling (principal, id, kind, by, basis, ruled_at)
                        select principal, id, kind, by, basis::jsonb, ruled_at
                          from unnest(:principals, :ids, :kinds, :bys, :bases, :times)
                               as ruled (principal, id, kind, by, basis, ruled_at)
                        """)
                .bind("principals", texts(all, one -> one.claim().principal().value()))
                .bind(
                        "ids",
                        all.stream().map(one -> one.permit().basis().ruling()).toArray(UUID[]::new))
                .bind("kinds", texts(all, Kept::kind))
                .bind("bys", texts(all, one -> one.claim().caller().subject()))
                .bind(
                        "bases",
                        texts(all, one -> json.writeValueAsString(one.permit().basis())))
                .bind(
                        "times",
                        all.stream().map(one -> one.permit().basis().ruledAt()).toArray(Instant[]::new))
                .then();
    }

    private static String[] texts(List<Kept> all, Function<Kept, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
