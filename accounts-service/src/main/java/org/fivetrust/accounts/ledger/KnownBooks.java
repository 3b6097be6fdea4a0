package org.fivetrust.accounts.ledger;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.fivetrust.accounts.ledger.model.BookAtHand;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Subdistricts;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Whose a book is and by which standard it is kept never changes (the database refuses it), so it is read once. Whether
 * the scope covers it is asked every time, and what stands in it is never remembered.
 */
@Repository
class KnownBooks implements BiFunction<Scope, UUID, Mono<BookAtHand>> {

    private static final int AT_MOST = 20_000;

    private final Map<UUID, BookAtHand> known = new ConcurrentHashMap<>();
    private final DatabaseClient database;
    private final Subdistricts subdistricts;

    KnownBooks(DatabaseClient database, Subdistricts subdistricts) {
        this.database = database;
        this.subdistricts = subdistricts;
    }

    @Override
    public Mono<BookAtHand> apply(Scope scope, UUID id) {
        return Mono.defer(() -> Mono.justOrEmpty(known.get(id)))
                .switchIfEmpty(read(id))
                .filterWhen(book -> subdistricts
                        .within(scope, new PrincipalId(book.principal()))
                        .hasElement())
                .switchIfEmpty(Mono.error(() -> new NotFound("book", id)));
    }

    private Mono<BookAtHand> read(UUID id) {
        return database.sql("select principal, id, standard from book where id = :id")
                .bind("id", id)
                .mapProperties(BookAtHand.class)
                .one()
                .doOnNext(this::remember);
    }

    private void remember(BookAtHand book) {
        if (known.size() >= AT_MOST) {
            known.clear();
        }
        known.put(book.id(), book);
    }
}
