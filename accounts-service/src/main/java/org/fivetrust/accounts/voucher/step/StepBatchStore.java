package org.fivetrust.accounts.voucher.step;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.accounts.voucher.context.PostingContexts;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.StoredVoucher;
import org.fivetrust.agreementclient.StandingActs.Facts;
import org.fivetrust.agreementclient.StandingActs.RuledAct;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The two database calls of a batch: all that its steps are decided on, and all that was decided. */
@Repository
class StepBatchStore {

    private final DatabaseClient database;
    private final PostingContexts contexts;
    private final JsonMapper json;
    private final String area;

    StepBatchStore(DatabaseClient database, PostingContexts contexts, JsonMapper json, Environment environment) {
        this.database = database;
        this.contexts = contexts;
        this.json = json;
        this.area = environment.getRequiredProperty("spring.application.name");
    }

    /**
     * What one step is decided on.
     *
     * @param context without accounts and dimensions
     * @param fingerprint of the same, compared again when the step is written
     */
    record StepContext(StoredVoucher voucher, PostingContext context, String fingerprint, Facts standing) {

        PrincipalId principal() {
            return new PrincipalId(voucher.principal());
        }
    }

    /** By voucher. Vouchers that do not exist, or not for those who ask, are left out. */
    Mono<Map<UUID, StepContext>> load(List<StepRequest> requests) {
        return database.sql("""
                        select voucher, book, fingerprint, standing
                          from load_steps(:ids, :scopes, :steps, :subjects, :keys, :area)
                        """)
                .bind("ids", requests.stream().map(StepRequest::voucher).toArray(UUID[]::new))
                .bind("scopes", texts(requests, one -> one.caller().scope().setting()))
                .bind("steps", texts(requests, one -> one.step().name()))
                .bind("subjects", texts(requests, one -> one.caller().subject()))
                .bind(
                        "keys",
                        texts(
                                requests,
                                one -> one.key() == null ? null : one.key().value()))
                .bind("area", area)
                .map((row, _) -> new StepContext(
                        json.readValue(text(row, "voucher"), StoredVoucher.class),
                        contexts.of(text(row, "book")),
                        text(row, "fingerprint"),
                        json.readValue(text(row, "standing"), Facts.class)))
                .all()
                .collectMap(on -> on.voucher().id());
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static @Nullable String[] texts(List<StepRequest> requests, Function<StepRequest, @Nullable String> text) {
        return requests.stream().map(text).toArray(String[]::new);
    }

    /** A step that was decided: {@code step_write} in the database. */
    record StepWrite(
            String principal,
            UUID id,
            UUID book,
            Step step,
            String fingerprint,
            String by,
            String name,
            @Nullable String comment,
            RuledAct standing) {

        static StepWrite of(StepRequest request, StepContext on, RuledAct act) {
            var voucher = on.voucher();
            return new StepWrite(
                    voucher.principal(),
                    voucher.id(),
                    voucher.book(),
                    request.step(),
                    on.fingerprint(),
                    request.person().subject(),
                    request.person().name(),
                    request.comment(),
                    act);
        }
    }

    /** All of them or none; the numbers given, by voucher. Fails if what a step was decided on has changed. */
    Mono<Map<UUID, Integer>> write(List<StepWrite> writes, Instant at) {
        return database.sql("select voucher, number from write_steps(:decided, :at)")
                .bind("decided", Json.of(json.writeValueAsString(writes)))
                .bind("at", at)
                .map((row, _) -> Map.entry(
                        Objects.requireNonNull(row.get("voucher", UUID.class)),
                        Objects.requireNonNull(row.get("number", Integer.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
