package org.fivetrust.accounts.voucher.step;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.accounts.voucher.context.PostingContexts;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.StoredVoucher;
import org.fivetrust.agreementclient.StandingActs.Facts;
import org.fivetrust.agreementclient.StandingActs.Record;
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

    /** A row of {@code load_steps}. */
    private record Loaded(String voucher, String book, String fingerprint, String standing) {}

    private StepContext context(Loaded row) {
        return new StepContext(
                json.readValue(row.voucher(), StoredVoucher.class),
                contexts.of(row.book()),
                row.fingerprint(),
                json.readValue(row.standing(), Facts.class));
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
                .mapProperties(Loaded.class)
                .all()
                .map(this::context)
                .collectMap(on -> on.voucher().id());
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
            Record standing) {

        static StepWrite of(StepRequest request, StepContext on, Record record) {
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
                    record);
        }
    }

    private record Numbered(UUID voucher, int number) {}

    /** All of them or none; the numbers given, by voucher. Fails if what a step was decided on has changed. */
    Mono<Map<UUID, Integer>> write(List<StepWrite> writes, Instant at) {
        return database.sql("select voucher, number from write_steps(:decided, :at)")
                .bind("decided", Json.of(json.writeValueAsString(writes)))
                .bind("at", at)
                .mapProperties(Numbered.class)
                .all()
                .collectMap(Numbered::voucher, Numbered::number);
    }
}
