package org.fivetrust.seals.refusal;

import static org.springframework.data.relational.core.query.Criteria.where;

import java.time.LocalDate;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The refusal list as it holds on a day. It belongs to nobody: everyone may read it. */
@Repository
class RefusalList {

    private final Lists lists;

    RefusalList(Lists lists) {
        this.lists = lists;
    }

    Mono<Page<ItemRow>> list(LocalDate on, PageRequest page) {
        return lists.ofShared(ItemRow.class)
                .where(where("validFrom").lessThanOrEquals(on))
                .where(where("validUntil").isNull().or("validUntil").greaterThanOrEquals(on))
                .inOrderOf(ItemRow::position)
                .page(page);
    }
}
