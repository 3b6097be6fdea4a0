package org.fivetrust.agreements.handover.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over list. It is complete when every item is received or voided in writing, every difference in money has a
 * cause, and three different persons have signed.
 */
public record Handover(
        UUID id,
        Area area,
        Direction direction,
        boolean complete,
        List<Item> items,
        List<Settlement> settlements,
        List<Signature> signatures) {

    public Handover {
        items = List.copyOf(items);
        settlements = List.copyOf(settlements);
        signatures = List.copyOf(signatures);
    }

    /** A late arrival, or an item voided in writing. */
    public record Settlement(int item, Kind kind, int quantity) {

        public enum Kind {
            ARRIVED,
            VOIDED
        }
    }

    public record Signature(SignatoryRole part, String by) {}

    /** All that is missing, as texts; empty when the list is complete. */
    public List<String> missing() {
        var missing = itemsMissing();
        for (var signatoryRole : SignatoryRole.values()) {
            if (signatures.stream().noneMatch(signature -> signature.part() == signatoryRole)) {
                missing.add("signature of the " + signatoryRole);
            }
        }
        return List.copyOf(missing);
    }

    /** Missing items, without signatures. */
    public List<String> itemsMissing() {
        var missing = new ArrayList<String>();
        for (var item : items) {
            var shortOf = shortOf(item);
            if (shortOf > 0) {
                missing.add("item " + item.no() + " " + item.description() + ": " + shortOf + " of " + item.quantity()
                        + (item.differenceCause() == null ? "" : " (" + item.differenceCause() + ")"));
            }
            if (item.isUnexplained(isSettled(item.no()))) {
                missing.add("item " + item.no() + " " + item.description() + ": difference " + item.difference()
                        + " without a cause");
            }
        }
        return missing;
    }

    /** The missing quantity of an item; 0 for an item that is not on the list. */
    public int shortOf(int no) {
        return items.stream()
                .filter(item -> item.no() == no)
                .mapToInt(this::shortOf)
                .sum();
    }

    private int shortOf(Item item) {
        return item.shortOf(settlements.stream()
                .filter(settlement -> settlement.item() == item.no())
                .mapToInt(Settlement::quantity)
                .sum());
    }

    private boolean isSettled(int item) {
        return settlements.stream().anyMatch(settlement -> settlement.item() == item);
    }

    /** Why this person may not sign in this part, or null. */
    public @Nullable Refusal refuseSignature(SignatoryRole signatoryRole, String by, Predicate<String> holds) {
        if (complete) {
            return isComplete();
        }
        var roles = signatoryRole.roles(area, direction);
        if (roles.stream().noneMatch(holds)) {
            return Refusal.person("handover.wrong-part")
                    .with("part", signatoryRole)
                    .with("roles", sorted(roles));
        }
        for (var signature : signatures) {
            if (signature.part() == signatoryRole) {
                return Refusal.state("handover.signed-already").with("part", signatoryRole);
            }
            if (signature.by().equals(by)) {
                return Refusal.person("handover.same-person").with("part", signature.part());
            }
        }
        return null;
    }

    private static String sorted(Set<String> roles) {
        return roles.stream().sorted().collect(Collectors.joining(", "));
    }

    /** Why this quantity of an item cannot be settled, or null. */
    public @Nullable Refusal refuseSettlement(Settlement wanted) {
        if (complete) {
            return isComplete();
        }
        var item = items.stream().filter(one -> one.no() == wanted.item()).findFirst();
        if (item.isEmpty()) {
            return Refusal.rule("handover.no-such-item").with("item", wanted.item());
        }
        var shortOf = shortOf(item.get());
        var explains = wanted.quantity() == 0 && item.get().isUnexplained(isSettled(wanted.item()));
        return wanted.quantity() > shortOf || wanted.quantity() == 0 && !explains
                ? Refusal.rule("handover.nothing-missing")
                        .with("item", wanted.item())
                        .with("missing", shortOf)
                        .with("asked", wanted.quantity())
                : null;
    }

    private Refusal isComplete() {
        return Refusal.state("handover.complete").with("handover", id);
    }

    /** With one more signature or settlement. */
    public Handover with(Signature signature) {
        var more = new ArrayList<>(signatures);
        more.add(signature);
        return new Handover(id, area, direction, complete, items, settlements, more);
    }

    public Handover with(Settlement settlement) {
        var more = new ArrayList<>(settlements);
        more.add(settlement);
        return new Handover(id, area, direction, complete, items, more, signatures);
    }
}
