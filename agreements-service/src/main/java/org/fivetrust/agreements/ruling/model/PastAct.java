package org.fivetrust.agreements.ruling.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * An act of the community for which a matter was opened.
 *
 * @param on the day it was requested for
 * @param droppedAt when its matter was rejected, withdrawn or expired
 */
public record PastAct(
        UUID matter,
        UUID act,
        String kind,
        Money amount,
        PartyKey counterparty,
        LocalDate on,
        Instant openedAt,
        @Nullable Instant droppedAt) {

    /**
     * Whether it is counted together with an act to the same party (拆分合并). The window ends with the day of the act and
     * holds so many days.
     */
    boolean countsWith(RulingQuery query, int windowDays, @Nullable Instant knownAt) {
        return kind.equals(query.kind())
                && !act.equals(query.act())
                && query.counterparties().stream().anyMatch(counterparty::is)
                && on.isAfter(query.on().minusDays(windowDays))
                && !on.isAfter(query.on())
                && isPending(knownAt);
    }

    private boolean isPending(@Nullable Instant knownAt) {
        return knownAt == null
                ? droppedAt == null
                : !openedAt.isAfter(knownAt) && (droppedAt == null || droppedAt.isAfter(knownAt));
    }
}
