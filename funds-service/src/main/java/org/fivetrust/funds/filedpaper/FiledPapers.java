package org.fivetrust.funds.filedpaper;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.fivetrust.paper.Printer;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what was drawn up for ever: each paper is drawn once, and is the same bytes from then on. */
@Component
public class FiledPapers {

    private final DatabaseClient database;
    private final Printer printer;
    private final Transactions transactions;
    private final Clock clock;

    FiledPapers(DatabaseClient database, Printer printer, Transactions transactions, Clock clock) {
        this.database = database;
        this.printer = printer;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a paper is of. */
    public enum Kind {
        RECONCILIATION,
        MONTHLY_STATEMENT,
        PAYMENT_PACK
    }

    /** @param source what it is drawn up from, and never changes */
    public record Paper(PrincipalId principal, Kind kind, UUID source, String title) {}

    /** Drawn outside the transactions: drawing takes long. Of two who draw it at once one is kept. */
    public Mono<byte[]> pdf(Scope scope, Paper paper, Supplier<Sheet> sheet) {
        return kept(paper)
                .as(transactions.within(scope))
                .switchIfEmpty(Mono.defer(() -> printer.print(sheet.get())
                        .flatMap(drawn -> keep(paper, MediaType.APPLICATION_PDF_VALUE, drawn)
                                .as(transactions.within(scope)))));
    }

    private Mono<byte[]> keep(Paper paper, String mediaType, byte[] bytes) {
        return database.sql("""
                        insert into filed_paper (principal, id, kind, source, title, media_type, digest, bytes, made_at)
                        values (:principal, gen_random_uuid(), :kind, :source, :title, :type,
                            'sha-256:' || encode(sha256(:bytes), 'hex'), :bytes, :at)
                        on conflict (principal, kind, source) do nothing
                        """)
                .bind("principal", paper.principal().value())
                .bind("kind", paper.kind().name())
                .bind("source", paper.source())
                .bind("title", paper.title())
                .bind("type", mediaType)
                .bind("bytes", bytes)
                .bind("at", clock.instant())
                .then()
                .then(Mono.defer(() -> kept(paper)));
    }

    private Mono<byte[]> kept(Paper paper) {
        return database.sql("""
                        select bytes from filed_paper
                        where principal = :principal and kind = :kind and source = :source
                        """)
                .bind("principal", paper.principal().value())
                .bind("kind", paper.kind().name())
                .bind("source", paper.source())
                .mapValue(byte[].class)
                .one();
    }
}
