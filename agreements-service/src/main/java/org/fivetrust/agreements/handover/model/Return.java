package org.fivetrust.agreements.handover.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A list that hands back: all items received and all open matters, nothing withheld, no fee. */
public final class Return {

    private final List<Item> items;

    public Return(List<Item> items) {
        this.items = List.copyOf(items);
    }

    /** All items received and all open matters must be in the list. */
    public @Nullable Refusal refuse(List<Item> received, List<String> openMatters) {
        var fees = which(item -> item.category().equals(Item.FEE));
        if (!fees.isEmpty()) {
            return Refusal.rule("handover.fee").with("items", fees);
        }
        var withheld = which(item ->
                item.category().equals(Item.DEPOSIT) && item.difference().isNegative());
        if (!withheld.isEmpty()) {
            return Refusal.rule("handover.withheld").with("items", withheld);
        }
        var leftOut = received.stream()
                .filter(item -> !isListed(item))
                .map(Return::name)
                .toList();
        if (!leftOut.isEmpty()) {
            return Refusal.rule("handover.items-left-out").with("items", String.join("; ", leftOut));
        }
        var open = new ArrayList<>(openMatters);
        items.stream()
                .filter(item -> item.category().equals(Item.OPEN_MATTER))
                .forEach(item -> open.remove(item.evidenceNumber()));
        return open.isEmpty()
                ? null
                : Refusal.rule("handover.matters-left-out").with("matters", String.join(", ", open));
    }

    private boolean isListed(Item received) {
        return items.stream()
                .anyMatch(item -> item.category().equals(received.category())
                        && item.description().equals(received.description())
                        && item.quantity() >= received.counted());
    }

    private String which(Predicate<Item> wanted) {
        return items.stream().filter(wanted).map(Return::name).collect(Collectors.joining("; "));
    }

    private static String name(Item item) {
        return item.no() + " " + item.description();
    }
}
