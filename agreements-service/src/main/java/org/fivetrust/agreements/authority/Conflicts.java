package org.fivetrust.agreements.authority;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.agreements.authority.model.RelatedWanted;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who is near to the other side of a matter (回避), by the register and by the keys that find split acts. */
@Component
class Conflicts {

    private final DatabaseClient database;

    Conflicts(DatabaseClient database) {
        this.database = database;
    }

    /** Everybody whose own, relative's or firm's name or account this is on that day. */
    Mono<Set<String>> with(@Nullable String nameKey, @Nullable String accountKey, LocalDate on) {
        if (nameKey == null) {
            return Mono.just(Set.of());
        }
        return database.sql("""
                        select distinct subject from related_party
                        where (name_key = :name or account_key = :account)
                            and in_force(valid_from, valid_to, :on)
                        """)
                .bind("name", nameKey)
                .bind("account", accountKey == null ? "none" : accountKey)
                .bind("on", on)
                .mapValue(String.class)
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the requester himself is near to whom the act is for. */
    Mono<Boolean> ofRequester(RelatedWanted wanted) {
        var party = wanted.counterparty();
        if (party == null) {
            return Mono.just(false);
        }
        return with(Grounds.nameKey(party), Grounds.accountKey(wanted.account()), wanted.on())
                .map(people ->
                        people.contains(wanted.askedBy()) || isNamed(wanted.askedByName(), Grounds.nameKey(party)));
    }

    /** Who bears the other side's very name keeps out too, registered or not. */
    static Set<String> andNamesake(Set<String> people, String subject, String name, @Nullable String nameKey) {
        if (!isNamed(name, nameKey)) {
            return people;
        }
        var more = new HashSet<>(people);
        more.add(subject);
        return Set.copyOf(more);
    }

    private static boolean isNamed(String name, @Nullable String nameKey) {
        return Grounds.nameKey(name).equals(nameKey);
    }
}
