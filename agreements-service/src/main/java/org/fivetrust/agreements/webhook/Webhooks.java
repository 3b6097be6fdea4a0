package org.fivetrust.agreements.webhook;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;
import static org.springframework.data.relational.core.query.Update.update;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.crypto.FieldCipher;
import org.fivetrust.agreements.webhook.WebhookMessages.Ask;
import org.fivetrust.agreements.webhook.WebhookMessages.Status;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stored subscriptions and their secrets. */
@Component
class Webhooks {

    private static final int SECRET_BYTES = 32;

    private final SecureRandom chance = new SecureRandom();
    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final FieldCipher fieldCipher;
    private final Clock clock;

    Webhooks(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, FieldCipher fieldCipher, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.fieldCipher = fieldCipher;
        this.clock = clock;
    }

    static String purpose(UUID webhook) {
        return "webhook_secret/" + webhook;
    }

    String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        chance.nextBytes(bytes);
        return Signature.PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    @Table("webhook")
    record NewWebhook(
            @Id UUID id,
            String owner,
            String ownerName,
            @Nullable String subdistrict,
            List<String> principals,
            List<String> types,
            String address,
            @Nullable String description,
            Status status,
            Instant createdAt,
            Instant changedAt) {}

    @Table("webhook_secret")
    record NewSecret(UUID webhook, @Id UUID id, String secret, Instant madeAt) {}

    Mono<Void> add(UUID id, Ask ask, List<String> principals, Caller caller) {
        return entities.insert(new NewWebhook(
                        id,
                        caller.subject(),
                        caller.name(),
                        caller.subdistrict(),
                        principals,
                        ask.types().stream().distinct().toList(),
                        ask.address(),
                        ask.description(),
                        Status.ACTIVE,
                        clock.instant(),
                        clock.instant()))
                .then();
    }

    /** Those of these principals that are registered; row-level security hides principals of other sub-districts. */
    Flux<String> known(List<String> principals) {
        return database.sql("select principal from principal where principal = any (:named)")
                .bind("named", principals.toArray(String[]::new))
                .mapValue(String.class)
                .all();
    }

    Mono<WebhookRow> find(UUID id) {
        return lists.ofShared(WebhookRow.class).where(WebhookRow::id, id).one();
    }

    /** Makes changes of one subscription wait for each other. */
    Mono<Long> lock(UUID id) {
        return database.sql("select 1 from webhook where id = :id for update")
                .bind("id", id)
                .fetch()
                .rowsUpdated();
    }

    Mono<Page<WebhookRow>> list(Caller caller, @Nullable Status status, PageRequest page) {
        return lists.ofShared(WebhookRow.class)
                .where(WebhookRow::status, status == null ? null : status.name())
                .where(
                        WebhookRow::owner,
                        caller.hasAny(Permission.READ_ALL_SUBSCRIPTIONS.roles()) ? null : caller.subject())
                .inOrderOf(WebhookRow::id)
                .page(page);
    }

    Mono<Void> change(UUID id, Status status, @Nullable String reason) {
        return entities.update(WebhookRow.class)
                .inTable("webhook")
                .matching(query(where("id").is(id)))
                .apply(update("status", status.name()).set("reason", reason).set("changedAt", clock.instant()))
                .then();
    }

    /** Resets the failures of every queue after a resumption. */
    Mono<Void> refresh(UUID id) {
        return database.sql("""
                        update webhook_queue set failures = 0, failing_since = null, next_try = :now
                        where webhook = :id and done < last
                        """).bind("now", clock.instant()).bind("id", id).then();
    }

    Mono<Void> addSecret(UUID webhook, String secret) {
        return entities.insert(new NewSecret(
                        webhook, UUID.randomUUID(), fieldCipher.seal(purpose(webhook), secret), clock.instant()))
                .then();
    }

    /** Earlier secrets sign until then; expired secrets are erased. */
    Mono<Void> endSecrets(UUID webhook, Instant until) {
        return database.sql("""
                        update webhook_secret
                        set ends_at = least(ends_at, :until),
                            secret = case when least(ends_at, :until) > :now then secret end
                        where webhook = :webhook and secret is not null
                        """)
                .bind("until", until)
                .bind("now", clock.instant())
                .bind("webhook", webhook)
                .then();
    }

    Mono<List<String>> secrets(UUID webhook) {
        return database.sql("""
                        select secret from webhook_secret
                        where webhook = :webhook and secret is not null and (ends_at is null or ends_at > :now)
                        order by made_at desc
                        """)
                .bind("webhook", webhook)
                .bind("now", clock.instant())
                .mapValue(String.class)
                .all()
                .map(kept -> fieldCipher.open(purpose(webhook), kept))
                .collectList();
    }
}
