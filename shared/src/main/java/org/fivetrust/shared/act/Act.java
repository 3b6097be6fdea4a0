package org.fivetrust.shared.act;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Warrant;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be done in an area (行为), as it is frozen when asked for. {@code particulars} hold whatever else must not
 * change between asking and doing; they are JSON values: texts, numbers, booleans, lists, maps.
 */
public record Act(
        UUID id,
        PrincipalId principal,
        String kind,
        @Nullable Money amount,
        String subject,
        @Nullable String category,
        @Nullable Counterparty counterparty,
        boolean emergency,
        Person requestedBy,
        LocalDate on,
        Map<String, Object> particulars) {

    private static final Refusal OTHER_ACT = Refusal.rule("warrant.other-act");

    public Act {
        particulars = Map.copyOf(particulars);
    }

    /** The same document for everyone; what is absent is left out. */
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id.toString());
        json.put("principal", principal.value());
        json.put("kind", kind);
        if (amount != null) {
            json.put("amount", amount.toString());
        }
        json.put("subject", subject);
        if (category != null) {
            json.put("category", category);
        }
        if (counterparty != null) {
            json.put("counterparty", json(counterparty));
        }
        json.put("emergency", emergency);
        json.put(
                "requestedBy",
                Map.of(
                        "subject", requestedBy.subject(),
                        "name", requestedBy.name(),
                        "roles", requestedBy.roles()));
        json.put("on", on.toString());
        json.put("particulars", particulars);
        return json;
    }

    private static Map<String, Object> json(Counterparty counterparty) {
        return counterparty.account() == null
                ? Map.of("name", counterparty.name())
                : Map.of("name", counterparty.name(), "account", counterparty.account());
    }

    public static Act of(Map<String, ?> json) {
        var fields = new Fields(json);
        var amount = fields.textOrNull("amount");
        return new Act(
                UUID.fromString(fields.text("id")),
                new PrincipalId(fields.text("principal")),
                fields.text("kind"),
                amount == null ? null : Money.parse(amount),
                fields.text("subject"),
                fields.textOrNull("category"),
                json.get("counterparty") == null ? null : counterparty(fields.inner("counterparty")),
                Boolean.TRUE.equals(json.get("emergency")),
                requester(fields.inner("requestedBy")),
                LocalDate.parse(fields.text("on")),
                fields.inner("particulars").values());
    }

    private static Counterparty counterparty(Fields fields) {
        return new Counterparty(fields.text("name"), fields.textOrNull("account"));
    }

    private static Person requester(Fields fields) {
        return new Person(fields.text("subject"), fields.text("name"), fields.texts("roles"));
    }

    /** One side of an act that has several, and what of its amount is for it. */
    public record Share(Counterparty counterparty, Money amount) {}

    /** The other sides of an act that has several; none where it has one or none. They stand in its particulars. */
    public List<Share> shares() {
        return particulars.get("counterparties") instanceof List<?> list
                ? list.stream().map(Act::share).toList()
                : List.of();
    }

    private static Share share(Object json) {
        var fields = new Fields(Fields.copy(json));
        return new Share(counterparty(fields), Money.parse(fields.text("amount")));
    }

    public String canonical() {
        return CanonicalJson.of(json());
    }

    public String digest() {
        return CanonicalJson.digest(canonical());
    }

    /** Nobody executes what the warrant is not for. Whoever asked for the act is answered with {@code ownAct}. */
    public Outcome<ExecutedAct> execute(Warrant warrant, String by, Instant at, Refusal ownAct) {
        if (!warrant.fits(principal, id, digest())) {
            return Outcome.declined(OTHER_ACT.with("act", id));
        }
        return requestedBy.is(by) ? Outcome.declined(ownAct) : Outcome.done(new ExecutedAct(principal, id, by, at));
    }

    /** Reads a document field by field and says which one is missing. */
    private record Fields(Map<String, ?> json) {

        String text(String name) {
            var value = textOrNull(name);
            if (value == null) {
                throw new IllegalArgumentException("an act needs " + name);
            }
            return value;
        }

        @Nullable
        String textOrNull(String name) {
            var value = json.get(name);
            return value == null ? null : value.toString();
        }

        List<String> texts(String name) {
            return json.get(name) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }

        Fields inner(String name) {
            return new Fields(copy(json.get(name)));
        }

        Map<String, Object> values() {
            return copy(json);
        }

        private static Map<String, Object> copy(@Nullable Object document) {
            var copy = new LinkedHashMap<String, Object>();
            if (document instanceof Map<?, ?> map) {
                map.forEach((name, value) -> {
                    if (value != null) {
                        copy.put(String.valueOf(name), value);
                    }
                });
            }
            return copy;
        }
    }
}
