package org.fivetrust.agreements.authority;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.jspecify.annotations.Nullable;

/**
 * Agreements compiled before. What an agreement says never changes, so an entry is never stale; there are two
 * generations of at most half the size each, and what is still asked for moves from the old one into the young one.
 * Reading takes no lock.
 */
class CompiledAgreements {

    private final int half;

    private volatile Map<UUID, CompiledAgreement> young = new ConcurrentHashMap<>();

    private volatile Map<UUID, CompiledAgreement> old = Map.of();

    CompiledAgreements(int most) {
        this.half = Math.max(1, most / 2);
    }

    @Nullable
    CompiledAgreement find(UUID agreement) {
        var found = young.get(agreement);
        if (found != null) {
            return found;
        }
        var before = old.get(agreement);
        return before == null ? null : keep(agreement, before);
    }

    CompiledAgreement keep(UUID agreement, CompiledAgreement compiledAgreement) {
        if (young.size() >= half) {
            turn();
        }
        young.put(agreement, compiledAgreement);
        return compiledAgreement;
    }

    private synchronized void turn() {
        if (young.size() >= half) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }

    int size() {
        return young.size() + old.size();
    }
}
