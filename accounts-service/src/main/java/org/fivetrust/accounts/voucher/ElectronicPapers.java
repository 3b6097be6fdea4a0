package org.fivetrust.accounts.voucher;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.SourceKey;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Papers that are known by their number: each is booked once, an electronic original in the books of all principals.
 */
@Repository
class ElectronicPapers {

    private static final Refusal BOOKED = Refusal.state("accounts.electronic-booked")
            .curedBy(Cure.of("accounts.say-it-is-shared", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal SHOWN = Refusal.state("accounts.source-booked");

    private final DatabaseClient database;
    private final JsonMapper json;

    ElectronicPapers(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Claimed(String kind, String number, String kindKey, String numberKey, String sha256, String shared) {

        static Claimed of(Document document) {
            return new Claimed(
                    document.kind(),
                    String.valueOf(document.number()),
                    document.kindKey(),
                    Likeness.number(String.valueOf(document.number())),
                    String.valueOf(document.sha256()),
                    document.shared() == null ? "" : document.shared());
        }
    }

    /**
     * Refuses an electronic original that another voucher of the same principal shows in whatever form, and a copy of
     * one. Other papers, a contract say, may stand behind many vouchers.
     */
    Mono<Void> mustBeNew(Book book, Draft draft) {
        var numbered = draft.documents().stream()
                .filter(document -> document.number() != null)
                .toList();
        return numbered.isEmpty()
                ? Mono.empty()
                : database.sql("""
                                select id
                                  from (select id, drafted_at from voucher
                                         where principal = :principal and status <> 'DISCARDED' and paper_keys <> '{}'
                                           and paper_keys && :excluded
                                         union all
                                        select voucher.id, voucher.drafted_at
                                          from unnest(:kinds, :numbers) as paper (kind, number)
                                          join voucher on voucher.principal = :principal and voucher.discarded is null
                                               and voucher.source_kind = paper.kind and voucher.source_id = paper.number) shown
                                 order by drafted_at, id limit 1
                                """)
                        .bind("excluded", excluded(numbered))
                        .bind("kinds", numbered.stream().map(Document::kind).toArray(String[]::new))
                        .bind("numbers", numbered.stream().map(Document::number).toArray(String[]::new))
                        .bind("principal", book.principal().value())
                        .mapValue(UUID.class)
                        .one()
                        .flatMap(holder -> Mono.error(new Refused(SHOWN.with("voucher", holder))));
    }

    private static String[] excluded(List<Document> numbered) {
        return numbered.stream()
                .flatMap(document -> document.excludes().stream())
                .toArray(String[]::new);
    }

    /** The voucher that has the source of a draft among its papers. */
    Mono<UUID> holder(Book book, Draft draft) {
        var source = draft.source();
        return source == null
                ? Mono.empty()
                : database.sql("""
                                select id from voucher
                                 where principal = :principal and status <> 'DISCARDED' and paper_keys <> '{}'
                                   and paper_keys && :paper
                                 order by drafted_at, id limit 1
                                """)
                        .bind("principal", book.principal().value())
                        .bind("paper", likeness(source))
                        .mapValue(UUID.class)
                        .one();
    }

    private static String[] likeness(SourceKey source) {
        return new Document(source.kind(), source.id(), null).likenesses().toArray(String[]::new);
    }

    /** In one order, so that two who claim several never wait for each other in a ring. */
    Mono<Void> claim(Book book, Draft draft, Instant at) {
        var claimed = draft.documents().stream()
                .filter(Document::electronic)
                .map(Claimed::of)
                .toList();
        return claimed.isEmpty() ? Mono.empty() : claim(book, draft, claimed, at);
    }

    private Mono<Void> claim(Book book, Draft draft, List<Claimed> claimed, Instant at) {
        return database.sql("""
                        insert into electronic_paper (kind, number, kind_key, number_key, holder, voucher, sha256, shared,
                            claimed_at)
                        select paper.kind, paper.number, paper."kindKey", paper."numberKey", :principal, :voucher,
                               paper.sha256, nullif(paper.shared, ''), :at
                          from jsonb_to_recordset(:papers) as paper (kind text, number text, "kindKey" text,
                                   "numberKey" text, sha256 text, shared text)
                         order by paper."kindKey" collate "C", paper."numberKey" collate "C"
                        """)
                .bind("principal", book.principal().value())
                .bind("voucher", draft.id())
                .bind("papers", Json.of(json.writeValueAsString(claimed)))
                .bind("at", at)
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(BOOKED.with("count", claimed.size())));
    }
}
