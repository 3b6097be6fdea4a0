package org.fivetrust.agreements.ruling.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fivetrust.agreements.relatedparty.model.RelatedParty;
import org.fivetrust.shared.kernel.PrincipalId;

/** Where the facts for a decision come from. The decision is the same for the same facts. */
public sealed interface FactsSource {

    /**
     * For an act that is done: read in the caller's transaction, after the acts of the community and its agreement are
     * locked until the transaction ends.
     */
    FactsSource LOCKED = new Locked();

    /**
     * For a question: from the cache as long as all changes are heard, read otherwise. All questions of one message use
     * one source, which reads the facts of a principal and of a person once.
     */
    static FactsSource cached() {
        return new Cached(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    /** For a question about the past: what was signed, ended or requested after that moment does not count. */
    static FactsSource asKnownAt(Instant moment) {
        return new AsKnownAt(moment);
    }

    record Locked() implements FactsSource {}

    record Cached(Map<PrincipalId, PrincipalFacts> principals, Map<String, List<RelatedParty>> people)
            implements FactsSource {}

    record AsKnownAt(Instant moment) implements FactsSource {}
}
