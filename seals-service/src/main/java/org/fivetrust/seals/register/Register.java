package org.fivetrust.seals.register;

import java.util.UUID;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The register, line by line in the order of its numbers. */
@Repository
class Register {

    private final DatabaseClient database;
    private final Lists lists;

    Register(DatabaseClient database, Lists lists) {
        this.database = database;
        this.lists = lists;
    }

    Mono<Page<LineRow>> lines(Scope scope, UUID seal, PageRequest page) {
        return principal(scope, seal)
                .flatMap(principal -> lists.of(LineRow.class, scope)
                        .where(LineRow::principal, principal)
                        .where(LineRow::seal, seal)
                        .inOrderOf(LineRow::year, LineRow::serial)
                        .page(page));
    }

    /** A register without a line is empty; the register of an unknown seal is not found. */
    private Mono<String> principal(Scope scope, UUID seal) {
        return database.sql("select principal from seal where id = :seal" + scope.condition("principal"))
                .bind("seal", seal)
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("seal", seal)));
    }
}
