package org.fivetrust.agreements.ruling;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.fivetrust.agreements.relatedparty.model.RelatedParty;
import org.fivetrust.agreements.ruling.model.PrincipalFacts;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Splitter;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Facts that were read before, until a change of them is heard. An entry is made before its reading begins and removed
 * with the change: what was read before a change does not come in after it.
 */
@Component
class FactsCache {

    private final AsyncCache<PrincipalId, PrincipalFacts> principals;
    private final AsyncCache<String, List<RelatedParty>> people;
    private final RulingFactsReader reader;

    FactsCache(RulingFactsReader reader, FactsSettings settings) {
        this.reader = reader;
        this.principals = cache(settings.size());
        this.people = cache(settings.size());
    }

    static <K, V> AsyncCache<K, V> cache(int atMost) {
        return Caffeine.newBuilder().maximumSize(atMost).executor(Runnable::run).buildAsync();
    }

    Mono<PrincipalFacts> principal(PrincipalId principal) {
        return find(principals, principal, reader.principal(principal));
    }

    Mono<List<RelatedParty>> person(String subject) {
        return find(people, subject, reader.person(subject));
    }

    /** A client that waits for a reading and hangs up does not stop it for others. Nobody waits in a transaction. */
    static <K, V> Mono<V> find(AsyncCache<K, V> cache, K key, Mono<V> reading) {
        return Transactions.outside(Mono.deferContextual(context -> {
            var found = cache.getIfPresent(key);
            var value = found == null ? load(cache, key, reading, context) : found;
            return value.state() == CompletableFuture.State.SUCCESS
                    ? Mono.just(value.resultNow())
                    : Mono.fromFuture(value, true);
        }));
    }

    /** What cannot be read is removed by the cache. */
    private static <K, V> CompletableFuture<V> load(
            AsyncCache<K, V> cache, K key, Mono<V> reading, ContextView context) {
        var mine = new CompletableFuture<V>();
        var other = cache.asMap().putIfAbsent(key, mine);
        if (other != null) {
            return other;
        }
        reading.contextWrite(context).toFuture().whenComplete((value, failed) -> {
            if (failed == null) {
                mine.complete(value);
            } else {
                mine.completeExceptionally(failed);
            }
        });
        return mine;
    }

    /** @param change as the database words it: what kind of thing, and which; anything else concerns all */
    void changed(String change) {
        var words = Splitter.of(change, ' ', 2);
        var which = words.size() == 2 ? words.get(1) : "";
        switch (words.getFirst()) {
            case "principal" -> principals.asMap().remove(new PrincipalId(which));
            case "community" -> removeIf(principals, facts -> facts.isOf(which));
            case "person" -> people.asMap().remove(which);
            default -> clear();
        }
    }

    /** What is still being read may be concerned as well. */
    static <V> void removeIf(AsyncCache<?, V> cache, Predicate<V> concerned) {
        cache.asMap()
                .values()
                .removeIf(
                        value -> value.state() != CompletableFuture.State.SUCCESS || concerned.test(value.resultNow()));
    }

    void clear() {
        principals.asMap().clear();
        people.asMap().clear();
    }

    boolean isEmpty() {
        return principals.asMap().isEmpty() && people.asMap().isEmpty();
    }
}
