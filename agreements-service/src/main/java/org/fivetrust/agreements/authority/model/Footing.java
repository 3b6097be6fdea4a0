package org.fivetrust.agreements.authority.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.AgreementHold;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * All that questions about one principal rest on, as it was read at one moment. What is dated is judged at the day of
 * the question, so a footing does not age by itself.
 *
 * @param from the first day it can be asked about
 * @param spans the agreements in force from that day on, each with its days
 * @param acts the community's acts since the longest splitting window before that day
 * @param whole whether all of these acts are held
 */
public record Footing(LocalDate from, List<Span> spans, List<Past> acts, boolean whole) {

    public record Span(LocalDate from, LocalDate to, Ground ground, AgreementHold restraint) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** An act that counts towards the splitting window. */
    public record Past(
            UUID matter,
            UUID act,
            String kind,
            long fen,
            @Nullable String nameKey,
            @Nullable String accountKey,
            LocalDate on) {

        private boolean counts(RelatedWanted wanted, String name, String account) {
            return kind.equals(wanted.kind())
                    && !act.equals(wanted.act())
                    && on.isAfter(wanted.on().minusDays(wanted.days()))
                    && !on.isAfter(wanted.on())
                    && (name.equals(nameKey) || account.equals(accountKey));
        }
    }

    public Footing {
        spans = List.copyOf(spans);
        acts = List.copyOf(acts);
    }

    /** How far back acts of a community bear on acts of a day under any of these agreements. */
    public static int longestWindow(List<Span> spans) {
        return spans.stream()
                .map(span -> span.ground().covenant())
                .flatMapToInt(compiledAgreement ->
                        compiledAgreement.kinds().stream().mapToInt(compiledAgreement::splittingDays))
                .max()
                .orElse(0);
    }

    boolean reaches(RulingQuery rulingQuery) {
        return rulingQuery.isOfNow()
                && !rulingQuery.on().isBefore(from)
                && (whole || rulingQuery.counterparty() == null);
    }

    Optional<Span> on(LocalDate day) {
        return spans.stream().filter(span -> span.holds(day)).findFirst();
    }

    public boolean isOf(String community) {
        return spans.stream().anyMatch(span -> span.ground().community().equals(community));
    }

    Related related(Span span, RulingQuery rulingQuery, RelatedParties relatedParties, LocalDate today) {
        var wanted = rulingQuery.under(span.ground());
        var party = wanted.counterparty();
        if (party == null) {
            return new Related(Money.ZERO, List.of(), new RulingContext(false, span.restraint(), wanted.heldTo(today)));
        }
        var name = PartyKey.name(party);
        var account = PartyKey.accountOrNone(wanted.account());
        var related = wanted.days() == 0
                ? List.<Past>of()
                : acts.stream()
                        .filter(past -> past.counts(wanted, name, account))
                        .toList();
        var isNear = relatedParties.holds(name, account, wanted.on())
                || PartyKey.name(wanted.askedByName()).equals(name);
        return new Related(
                Money.ofFen(related.stream().mapToLong(Past::fen).sum()),
                related.stream().map(Past::matter).toList(),
                new RulingContext(isNear, span.restraint(), wanted.heldTo(today)));
    }
}
