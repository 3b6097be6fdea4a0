package org.fivetrust.testing.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lists of the frame: one of principals, one of rules that belong to nobody. */
@RestController
class ThingController {

    enum Colour {
        RED,
        GREEN
    }

    @Table("thing")
    record Item(
            String principal,
            @Id UUID id,
            String name,
            Colour colour,
            @Nullable Money worth,
            List<String> labels,
            @Nullable JsonNode details,
            @Nullable LocalDate madeOn,
            @ReadOnlyProperty @Nullable String status,
            Instant madeAt) {}

    @Table("colour_rule")
    record ColourRule(String code, int position) {}

    private final Lists lists;
    private final Transactions transactions;

    ThingController(Lists lists, Transactions transactions) {
        this.lists = lists;
        this.transactions = transactions;
    }

    @GetMapping("/v1/things")
    Listed<Item> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable Colour colour) {
        return Listed.of(page -> lists.of(Item.class, caller.scope())
                .where(Item::principal, principal)
                .where(Item::colour, colour)
                .newestFirst(Item::madeAt, Item::id)
                .page(page)
                .as(transactions.within(caller.scope())));
    }

    @GetMapping("/v1/colours")
    Listed<ColourRule> colours(Caller caller) {
        return Listed.of(page ->
                lists.ofShared(ColourRule.class).inOrderOf(ColourRule::position).page(page));
    }
}
