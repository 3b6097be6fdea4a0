package org.fivetrust.agreements.authorization.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The authority's keys taking turns. Which key signs follows from the time alone, so that every instance that knows the
 * ring changes over at the same moment; a successor is published some time before it signs.
 */
public record KeyRing(List<Turn> turns) {

    /** One key's turn. Retired, it signs no more; it is published until its last signature has expired. */
    public record Turn(
            String kid,
            Instant activeFrom,
            @Nullable Instant retiredAt,
            @Nullable Instant publishedUntil) {}

    /** When a key's turn ends. {@code changedAfter}: whatever signed before that moment is replaced at once. */
    public record Plan(Duration rotateEvery, @Nullable Instant changedAfter, Duration lead, Duration longestLife) {}

    /** A key to be retired, and how long its public half is needed. */
    public record Retirement(String kid, Instant publishedUntil) {}

    public KeyRing {
        turns = turns.stream()
                .sorted(Comparator.comparing(Turn::activeFrom).thenComparing(Turn::kid))
                .toList();
    }

    public Optional<Turn> signing(Instant now) {
        return turns.reversed().stream()
                .filter(turn -> turn.retiredAt() == null && !turn.activeFrom().isAfter(now))
                .findFirst();
    }

    /** When a successor should begin; empty while the newest key's turn is not over. */
    public Optional<Instant> successor(Plan plan, Instant now) {
        if (turns.isEmpty()) {
            return Optional.of(now);
        }
        var newest = turns.getLast().activeFrom();
        var overdue = !newest.plus(plan.rotateEvery()).isAfter(now);
        var told = plan.changedAfter() != null
                && newest.isBefore(plan.changedAfter())
                && !plan.changedAfter().isAfter(now);
        return overdue || told ? Optional.of(now.plus(plan.lead())) : Optional.empty();
    }

    /** Keys whose successor has signed for a while, so that no instance can still be using them. */
    public List<Retirement> retirements(Plan plan, Instant now) {
        return turns.stream()
                .filter(turn -> turn.retiredAt() == null)
                .flatMap(turn -> next(turn).stream()
                        .map(next -> next.activeFrom().plus(plan.lead()))
                        .filter(over -> !over.isAfter(now))
                        .map(over -> new Retirement(turn.kid(), over.plus(plan.longestLife()))))
                .toList();
    }

    private Optional<Turn> next(Turn turn) {
        var place = turns.indexOf(turn) + 1;
        return place < turns.size() ? Optional.of(turns.get(place)) : Optional.empty();
    }

    /** Whose public half anyone may need now, the newest first. */
    public List<Turn> published(Instant now) {
        return turns.reversed().stream()
                .filter(turn ->
                        turn.publishedUntil() == null || turn.publishedUntil().isAfter(now))
                .toList();
    }
}
