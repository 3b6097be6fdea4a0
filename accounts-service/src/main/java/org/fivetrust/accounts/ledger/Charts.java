package org.fivetrust.accounts.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.ledger.model.BalanceSide;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The accounts that standards prescribe, cached while their edition is the latest. */
@Repository
class Charts {

    /** An account of a standard. */
    record Prescribed(
            long edition,
            String standard,
            String code,
            String name,
            @Nullable String english,
            @Nullable String parent,
            Nature nature,
            BalanceSide side) {}

    private record Cached(long edition, Map<String, List<Prescribed>> byStandard) {

        static Cached of(List<Prescribed> all) {
            return new Cached(
                    all.isEmpty() ? 0 : all.getFirst().edition(),
                    all.stream().collect(Collectors.groupingBy(Prescribed::standard)));
        }

        List<Prescribed> of(String standard) {
            return byStandard.getOrDefault(standard, List.of());
        }
    }

    private final DatabaseClient database;
    private volatile Cached cached = new Cached(0, Map.of());

    Charts(DatabaseClient database) {
        this.database = database;
    }

    /** @param edition that stands, as the asking transaction sees it */
    Mono<List<Prescribed>> of(String standard, long edition) {
        var known = cached;
        return known.edition() == edition ? Mono.just(known.of(standard)) : read().map(read -> read.of(standard));
    }

    private Mono<Cached> read() {
        return database.sql("""
                        select (select edition from reference_edition) as edition, standard, code, name, english, parent,
                               nature, side
                          from chart_account
                        """)
                .mapProperties(Prescribed.class)
                .all()
                .collectList()
                .map(Cached::of)
                .doOnNext(read -> cached = read);
    }
}
