package org.fivetrust.accounts.source;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.Standard;
import org.fivetrust.accounts.source.model.PostingRule;
import org.fivetrust.accounts.source.model.SourceEvent;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Which book a source belongs to, and by which rule its voucher is drawn up. */
@Repository
class PostingRules {

    private final DatabaseClient database;

    PostingRules(DatabaseClient database) {
        this.database = database;
    }

    private record BookRow(
            UUID id,
            String standard,
            String standardName,
            LocalDate startsOn,
            LocalDate inForceFrom,
            @Nullable LocalDate inForceTo) {}

    private record RuleRow(
            String id, int version, VoucherType voucherType, String debit, String credit, String summary) {}

    /** The book that covers its day; of several the one opened first. Nothing, while there is none. */
    Mono<Book> book(SourceEvent sourceEvent) {
        return database.sql("""
                        select id, standard, standard_name, starts_on, in_force_from, in_force_to
                          from book_view
                         where principal = :principal and starts_on <= :day
                           and :day between in_force_from and coalesce(in_force_to, 'infinity')
                         order by opened_at, id limit 1
                        """)
                .bind("principal", sourceEvent.principal().value())
                .bind("day", sourceEvent.happenedOn())
                .mapProperties(BookRow.class)
                .one()
                .map(row -> book(sourceEvent.principal(), row));
    }

    private static Book book(PrincipalId principal, BookRow row) {
        return new Book(
                row.id(),
                principal,
                new Standard(row.standard(), row.standardName(), row.inForceFrom(), row.inForceTo()),
                row.startsOn());
    }

    /**
     * The newest version in force on the source's day: of its category, or else the one for what is not named; what the
     * principal's own street has decided goes before what holds everywhere.
     */
    Mono<PostingRule> rule(Book book, SourceEvent sourceEvent) {
        return database.sql("""
                        select id, version, voucher_type, debit, credit, summary
                          from posting_rule
                         where standard = :standard and kind = :kind and category in (:category, '*')
                           and :day between valid_from and coalesce(valid_to, 'infinity')
                           and (street is null or street = (
                               select placed.street from principal_street placed where placed.principal = :principal))
                         order by category = '*', street is null, version desc limit 1
                        """)
                .bind("principal", book.principal().value())
                .bind("standard", book.standard().code())
                .bind("kind", sourceEvent.kind().word())
                .bind("category", sourceEvent.category())
                .bind("day", sourceEvent.happenedOn())
                .mapProperties(RuleRow.class)
                .one()
                .map(row -> new PostingRule(
                        row.id(), row.version(), row.voucherType(), row.debit(), row.credit(), row.summary()))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                        "no posting rule of " + book.standard().code() + " for " + sourceEvent.key())));
    }
}
