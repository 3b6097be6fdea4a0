package org.fivetrust.agreements.webhook;

import static org.springframework.data.relational.core.query.Criteria.where;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists the journal of changes by principal, each in the order of its changes. */
@Component
class ChangeJournal {

    private final Lists lists;
    private final Transactions transactions;
    private final JsonMapper json;

    ChangeJournal(Lists lists, Transactions transactions, JsonMapper json) {
        this.lists = lists;
        this.transactions = transactions;
        this.json = json;
    }

    @Table("change_event")
    record Row(UUID id, String type, String subject, Instant at, String principal, long seq, JsonNode data) {}

    Mono<Page<WireEvent>> list(
            Caller caller, @Nullable String principal, @Nullable String type, long afterSequence, PageRequest page) {
        return lists.of(Row.class, caller.scope())
                .where(Row::principal, principal)
                .where(where("seq").greaterThan(afterSequence))
                .where(type == null ? null : matching(type))
                .where(where("type").notLike("webhook.%"))
                .inOrderOf(Row::principal, Row::seq)
                .page(page)
                .map(rows -> rows.map(this::view))
                .as(transactions.within(caller.scope()));
    }

    /** All types, those of one kind, or one type: {@code *}, {@code matter.*}, {@code matter.approved}. */
    private static Criteria matching(String type) {
        return type.endsWith("*")
                ? where("type").like(type.substring(0, type.length() - 1) + "%")
                : where("type").is(type);
    }

    private WireEvent view(Row row) {
        return WireEvent.of(
                row.id(),
                row.type(),
                row.subject(),
                row.at(),
                row.principal(),
                row.seq(),
                json.convertValue(row.data(), new TypeReference<Map<String, Object>>() {}));
    }
}
