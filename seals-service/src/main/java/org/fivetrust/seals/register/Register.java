package org.fivetrust.seals.register;

import java.util.UUID;
import org.fivetrust.seals.request.model.UseNumber;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The register as it stands, line by line in the order of its numbers. */
@Repository
class Register {

    private static final BoundedPattern CURSOR = BoundedPattern.of("([0-9]{4})-([0-9]{4,9})");

    private static final UseNumber BEFORE_ALL = new UseNumber(0, 0);

    private final DatabaseClient database;

    Register(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<LineRow>> lines(Scope scope, UUID seal, PageRequest page) {
        return database.sql("select principal from seal where id = :seal" + scope.condition("principal"))
                .bind("seal", seal)
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("seal", seal)))
                .flatMap(principal -> lines(principal, seal, page));
    }

    private Mono<Page<LineRow>> lines(String principal, UUID seal, PageRequest page) {
        var after = page.after() == null ? BEFORE_ALL : number(page.after());
        return database.sql("""
                        select * from seal_register
                        where principal = :principal and seal = :seal and (year, serial) > (:year, :serial)
                        order by year, serial limit :limit
                        """)
                .bind("principal", principal)
                .bind("seal", seal)
                .bind("year", after.year())
                .bind("serial", after.serial())
                .bind("limit", page.fetch())
                .mapProperties(LineRow.class)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, page, row -> row.number().toString()));
    }

    private static UseNumber number(String cursor) {
        var parts = CURSOR.groups(cursor).orElseThrow(() -> new InvalidValue("/cursor", "not a cursor of this list"));
        return new UseNumber(Integer.parseInt(parts.getFirst()), Integer.parseInt(parts.getLast()));
    }
}
