package org.fivetrust.assets.asset;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.assets.asset.model.Asset;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.assets.depreciation.Schedules;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores the register. A card is written once; the database gives its number. */
@Repository
class Assets {

    private final R2dbcEntityTemplate entities;
    private final Schedules schedules;
    private final Lists lists;

    Assets(R2dbcEntityTemplate entities, Schedules schedules, Lists lists) {
        this.entities = entities;
        this.schedules = schedules;
        this.lists = lists;
    }

    Mono<Void> add(Asset asset, Basis basis, String by, Instant at) {
        return entities.insert(NewAsset.of(asset, basis, by, at))
                .then(Mono.defer(() -> schedules.add(asset.principal(), asset.id(), 0, asset.base(), by, at)));
    }

    Mono<AssetRow> find(Scope scope, UUID id) {
        return lists.of(AssetRow.class, scope).where(AssetRow::id, id).one("asset", id);
    }

    Mono<Page<AssetRow>> list(Scope scope, @Nullable String principal, @Nullable AssetStatus status, PageRequest page) {
        return lists.of(AssetRow.class, scope)
                .where(AssetRow::principal, principal)
                .where(AssetRow::status, status)
                .newestFirst(AssetRow::registeredAt, AssetRow::id)
                .page(page);
    }
}
