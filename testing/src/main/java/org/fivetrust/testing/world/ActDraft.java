package org.fivetrust.testing.world;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** What an area asks to have decided. Unless told otherwise: a payment of today by the reporter, to nobody known. */
public final class ActDraft {

    private final Community community;
    private String principal;
    private String kind = "PAYMENT";
    private @Nullable String amount;
    private @Nullable String payee;
    private @Nullable String account;
    private String category = "OFFICE";
    private String role = "reporter";
    private List<Map<String, Object>> counterparties = List.of();
    private boolean emergency;
    private LocalDate on = World.today();

    ActDraft(Community community) {
        this.community = community;
        this.principal = community.committee();
    }

    public ActDraft kind(String other) {
        this.kind = other;
        return this;
    }

    public ActDraft principal(String other) {
        this.principal = other;
        return this;
    }

    public ActDraft amount(@Nullable String money) {
        this.amount = money;
        return this;
    }

    public ActDraft payee(@Nullable String name) {
        this.payee = name;
        return this;
    }

    public ActDraft account(@Nullable String number) {
        this.account = number;
        return this;
    }

    /** Of several sides, each with its share. */
    public ActDraft shares(List<Map<String, Object>> counterparties) {
        this.counterparties = counterparties;
        return this;
    }

    public ActDraft category(String other) {
        this.category = other;
        return this;
    }

    public ActDraft emergency() {
        this.emergency = true;
        return this;
    }

    /** Asked for by whoever holds this role. */
    public ActDraft by(String other) {
        this.role = other;
        return this;
    }

    public ActDraft on(LocalDate day) {
        this.on = day;
        return this;
    }

    Act act() {
        return new Act(
                UUID.randomUUID(),
                new PrincipalId(principal),
                kind,
                amount == null ? null : Money.parse(amount),
                "路面修补",
                category,
                payee == null ? null : new Counterparty(payee, account),
                emergency,
                new Person(community.login(role), "报账员", List.of(role)),
                on,
                particulars());
    }

    private Map<String, Object> particulars() {
        if (!counterparties.isEmpty()) {
            return Map.of("counterparties", counterparties);
        }
        return payee == null ? Map.of() : Map.of("payee", payee);
    }
}
