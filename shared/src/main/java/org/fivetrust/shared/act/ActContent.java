package org.fivetrust.shared.act;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** What an order puts before its approvers. With who asks for it and when it makes the act that is frozen. */
public final class ActContent {

    private final PrincipalId principal;
    private final String subject;
    private @Nullable Money amount;
    private @Nullable String category;
    private @Nullable Counterparty counterparty;
    private boolean emergency;
    private final Map<String, Object> particulars = new LinkedHashMap<>();

    private ActContent(PrincipalId principal, String subject) {
        this.principal = principal;
        this.subject = subject;
    }

    public static ActContent of(PrincipalId principal, String subject) {
        return new ActContent(principal, subject);
    }

    public ActContent amount(Money amount) {
        this.amount = amount;
        return this;
    }

    public ActContent category(@Nullable String category) {
        this.category = category;
        return this;
    }

    public ActContent counterparty(@Nullable Counterparty counterparty) {
        this.counterparty = counterparty;
        return this;
    }

    public ActContent counterparty(String name) {
        return counterparty(new Counterparty(name, null));
    }

    public ActContent emergency(boolean emergency) {
        this.emergency = emergency;
        return this;
    }

    /** Whatever else must not change between asking and doing; what is absent is left out. */
    public ActContent with(String name, @Nullable Object value) {
        if (value != null) {
            particulars.put(name, json(value));
        }
        return this;
    }

    private static Object json(Object value) {
        return switch (value) {
            case String _, Integer _, Long _, Boolean _, List<?> _, Map<?, ?> _ -> value;
            case Enum<?> constant -> constant.name();
            case UUID _, LocalDate _, Money _, PrincipalId _ -> value.toString();
            default -> throw new IllegalArgumentException("an act keeps no " + value.getClass());
        };
    }

    public Act askedBy(Person person, UUID id, String kind, LocalDate on) {
        return new Act(
                id, principal, kind, amount, subject, category, counterparty, emergency, person, on, particulars);
    }
}
