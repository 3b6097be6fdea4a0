package org.fivetrust.accounts.source;

import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.source.model.PostingRule;
import org.fivetrust.accounts.source.model.SourceEvent;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Finds the posting rule of a source event. */
@Repository
class PostingRules {

    private final DatabaseClient database;

    PostingRules(DatabaseClient database) {
        this.database = database;
    }

    private record RuleRow(
            String id,
            int version,
            VoucherType voucherType,
            String debit,
            String credit,
            @Nullable String accumulated,
            String summary) {}

    /**
     * The newest version in force on the day of the event. A rule of its category precedes the rule for other
     * categories, and a rule of the sub-district precedes one that holds everywhere.
     */
    Mono<PostingRule> rule(Book book, SourceEvent sourceEvent) {
        return database.sql("""
                        select id, version, voucher_type, debit, credit, accumulated, summary
                          from posting_rule
                         where standard = :standard and kind = :kind and category in (:category, '*')
                           and :day between valid_from and coalesce(valid_to, 'infinity')
                           and (subdistrict is null or subdistrict = (
                               select placed.subdistrict from principal_subdistrict placed where placed.principal = :principal))
                         order by category = '*', subdistrict is null, version desc limit 1
                        """)
                .bind("principal", book.principal().value())
                .bind("standard", book.standard().code())
                .bind("kind", sourceEvent.kind().booked().word())
                .bind("category", sourceEvent.category())
                .bind("day", sourceEvent.happenedOn())
                .mapProperties(RuleRow.class)
                .one()
                .map(row -> new PostingRule(
                        row.id(),
                        row.version(),
                        row.voucherType(),
                        row.debit(),
                        row.credit(),
                        row.accumulated(),
                        row.summary()))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                        "no posting rule of " + book.standard().code() + " for " + sourceEvent.key())));
    }
}
