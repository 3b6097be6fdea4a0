package org.fivetrust.seals.seal;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.seals.seal.model.Seal;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores seals. Each is written once. */
@Repository
class Seals {

    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    Seals(R2dbcEntityTemplate entities, Lists lists) {
        this.entities = entities;
        this.lists = lists;
    }

    /** Of two seals with one name and kind, or one number, the database lets one in. */
    Mono<Void> add(Seal seal, Basis basis, String by, Instant at) {
        return entities.insert(SealRow.of(seal, basis, by, at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(seal.exists()));
    }

    Mono<SealRow> find(Scope scope, UUID id) {
        return lists.of(SealRow.class, scope).where(SealRow::id, id).one("seal", id);
    }

    Mono<Page<SealRow>> list(Scope scope, @Nullable String principal, PageRequest page) {
        return lists.of(SealRow.class, scope)
                .where(SealRow::principal, principal)
                .newestFirst(SealRow::registeredAt, SealRow::id)
                .page(page);
    }
}
