package org.fivetrust.accounts.voucher;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.agreementclient.StandingActs.AtHand;
import org.fivetrust.agreementclient.StandingActs.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The two calls that steps handed in together take: all they are decided on, and all that was decided. */
@Repository
class StepBatchStore {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final String area;

    StepBatchStore(DatabaseClient database, JsonMapper json, Environment environment) {
        this.database = database;
        this.json = json;
        this.area = environment.getRequiredProperty("spring.application.name");
    }

    /**
     * What one step is decided on.
     *
     * @param ground without accounts and dimensions
     * @param fingerprint of what the step is decided on; compared again when the step is written
     */
    record StepContext(VoucherRow voucher, PostingContext ground, String fingerprint, AtHand standing) {}

    /** One row of {@code load_steps}. */
    private record StepContextRow(String voucher, String book, String fingerprint, String standing) {}

    /** By voucher. Those are left out that there are not, or not for those who ask. */
    Mono<Map<UUID, StepContext>> hold(List<StepRequest> errands) {
        return database.sql("""
                        select voucher, book, fingerprint, standing
                          from load_steps(:ids, :scopes, :steps, :subjects, :keys, :area)
                        """)
                .bind("ids", errands.stream().map(StepRequest::voucher).toArray(UUID[]::new))
                .bind("scopes", texts(errands, one -> one.caller().scope().setting()))
                .bind("steps", texts(errands, one -> one.step().name()))
                .bind("subjects", texts(errands, one -> one.caller().subject()))
                .bind(
                        "keys",
                        texts(
                                errands,
                                one -> one.key() == null ? null : one.key().value()))
                .bind("area", area)
                .mapProperties(StepContextRow.class)
                .all()
                .map(this::read)
                .collectMap(stepContext -> stepContext.voucher().id());
    }

    private StepContext read(StepContextRow stepContextRow) {
        return new StepContext(
                json.readValue(stepContextRow.voucher(), VoucherRow.class),
                json.readValue(stepContextRow.book(), BookTold.class).toGround(),
                stepContextRow.fingerprint(),
                json.readValue(stepContextRow.standing(), AtHand.class));
    }

    private static @Nullable String[] texts(List<StepRequest> errands, Function<StepRequest, @Nullable String> text) {
        return errands.stream().map(text).toArray(String[]::new);
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
            String word,
            Standing standing) {

        static StepWrite of(StepContext stepContext, StepCommand stepCommand, Standing standing) {
            var voucher = stepContext.voucher();
            return new StepWrite(
                    voucher.principal(),
                    voucher.id(),
                    voucher.book(),
                    stepCommand.step(),
                    stepContext.fingerprint(),
                    stepCommand.hand().subject(),
                    stepCommand.hand().name(),
                    stepCommand.comment(),
                    voucher.type().word(),
                    standing);
        }
    }

    private record Numbered(UUID voucher, int number) {}

    /** All of them or none; the numbers given, by voucher. Fails as contended where what was decided on has changed. */
    Mono<Map<UUID, Integer>> take(List<StepWrite> decided, Instant at) {
        return database.sql("select voucher, number from write_steps(:decided, :at)")
                .bind("decided", Json.of(json.writeValueAsString(decided)))
                .bind("at", at)
                .mapProperties(Numbered.class)
                .all()
                .collectMap(Numbered::voucher, Numbered::number);
    }
}
