package org.fivetrust.agreements.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.crypto.FieldCipher;
import org.fivetrust.agreements.rulebook.model.Permission;
import org.fivetrust.agreements.webhook.WebhookMessages.Ask;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Subscriptions and their secrets at rest. */
@Component
class Webhooks {

    private static final String COLUMNS = """
            select w.id, w.owner, w.owner_name, w.street, w.principals, w.types, w.address, w.description, w.status,
                   w.reason, w.created_at, w.changed_at,
                   coalesce((select sum(l.last - l.done) from webhook_queue l
                             where l.webhook = w.id and l.done < l.last), 0)::bigint as pending,
                   (select min(l.failing_since) from webhook_queue l
                    where l.webhook = w.id and l.done < l.last) as failing_since
            from webhook w
            """;

    private static final int SECRET_BYTES = 32;

    private final SecureRandom chance = new SecureRandom();
    private final DatabaseClient database;
    private final FieldCipher fieldCipher;
    private final Clock clock;

    Webhooks(DatabaseClient database, FieldCipher fieldCipher, Clock clock) {
        this.database = database;
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

    Mono<Void> add(UUID id, Ask ask, List<String> principals, Caller caller) {
        var insert = database.sql("""
                        insert into webhook (id, owner, owner_name, street, principals, types, address, description,
                            status, created_at, changed_at)
                        values (:id, :owner, :name, :street, :principals, :types, :address, :description,
                            'ACTIVE', :at, :at)
                        """)
                .bind("id", id)
                .bind("owner", caller.subject())
                .bind("name", caller.name())
                .bind("principals", principals.toArray(String[]::new))
                .bind("types", ask.types().stream().distinct().toArray(String[]::new))
                .bind("address", ask.address())
                .bind("at", clock.instant());
        var placed = bound(insert, "street", caller.street());
        return bound(placed, "description", ask.description()).then();
    }

    private static DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable String value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, value);
    }

    /** Of these, which the caller may name: registered, and of his own street, or row-level security hides them. */
    Flux<String> known(List<String> principals) {
        return database.sql("select principal from principal where principal = any (:named)")
                .bind("named", principals.toArray(String[]::new))
                .mapValue(String.class)
                .all();
    }

    Mono<WebhookRow> find(UUID id) {
        return database.sql(COLUMNS + "where w.id = :id")
                .bind("id", id)
                .mapProperties(WebhookRow.class)
                .one();
    }

    /** Changes of one subscription queue here. */
    Mono<Long> lock(UUID id) {
        return database.sql("select 1 from webhook where id = :id for update")
                .bind("id", id)
                .fetch()
                .rowsUpdated();
    }

    Flux<WebhookRow> list(Caller caller, @Nullable String status, PageRequest page) {
        return database.sql(COLUMNS + """
                        where w.id::text > :after and (:status = '' or w.status = :status)
                            and (w.owner = :me or :head)
                        order by w.id::text limit :limit
                        """)
                .bind("after", page.after() == null ? "" : page.after())
                .bind("status", status == null ? "" : status)
                .bind("me", caller.subject())
                .bind("head", caller.hasAny(Permission.READ_ALL_SUBSCRIPTIONS.roles()))
                .bind("limit", page.fetch())
                .mapProperties(WebhookRow.class)
                .all();
    }

    Mono<Void> change(UUID id, String status, @Nullable String reason) {
        return bound(
                        database.sql(
                                        "update webhook set status = :status, reason = :reason, changed_at = :at where id = :id")
                                .bind("status", status)
                                .bind("at", clock.instant())
                                .bind("id", id),
                        "reason",
                        reason)
                .then();
    }

    /** After a resumption every lane starts with fresh patience. */
    Mono<Void> refresh(UUID id) {
        return database.sql("""
                        update webhook_queue set failures = 0, failing_since = null, next_try = :now
                        where webhook = :id and done < last
                        """).bind("now", clock.instant()).bind("id", id).then();
    }

    Mono<Void> addSecret(UUID webhook, String secret) {
        return database.sql("""
                        insert into webhook_secret (webhook, id, secret, made_at)
                        values (:webhook, :id, :secret, :at)
                        """)
                .bind("webhook", webhook)
                .bind("id", UUID.randomUUID())
                .bind("secret", fieldCipher.seal(purpose(webhook), secret))
                .bind("at", clock.instant())
                .then();
    }

    /** Earlier secrets sign until then; those whose time is over are erased. */
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
