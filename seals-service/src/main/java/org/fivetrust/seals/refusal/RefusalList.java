package org.fivetrust.seals.refusal;

import java.time.LocalDate;
import org.fivetrust.seals.refusal.model.ListedItem;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The refusal list as it holds on a day. It belongs to nobody: everyone may read it. */
@Repository
class RefusalList {

    private final DatabaseClient database;

    RefusalList(DatabaseClient database) {
        this.database = database;
    }

    /** In the order of the list itself; the cursor is the last position seen. */
    Mono<Page<ListedItem>> list(LocalDate on, PageRequest page) {
        return database.sql("""
                        select * from refusal_list
                        where valid_from <= :on and (valid_until is null or valid_until >= :on) and position > :after
                        order by position limit :limit
                        """)
                .bind("on", on)
                .bind("after", page.after() == null ? 0 : position(page.after()))
                .bind("limit", page.fetch())
                .mapProperties(ListedItem.class)
                .all()
                .collectList()
                .map(items -> Page.of(items, page, item -> Integer.toString(item.position())));
    }

    private static int position(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException notOurs) {
            throw new InvalidValue("/cursor", "not a cursor of this list");
        }
    }
}
