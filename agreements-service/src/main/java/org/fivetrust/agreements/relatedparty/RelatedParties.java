package org.fivetrust.agreements.relatedparty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.relatedparty.RelatedPartyMessages.Ask;
import org.fivetrust.agreements.relatedparty.RelatedPartyMessages.Relation;
import org.fivetrust.agreements.relatedparty.RelatedPartyMessages.View;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.agreements.relatedparty.model.RelatedParty;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The register as it is stored. An entry ends; it is never taken out. */
@Component
public class RelatedParties {

    private static final String COLUMNS = """
            select street, id, subject, subject_name, relation, party_name, right(account_key, 4) as account, id_kind,
                   valid_from, valid_to, source, registered_by, registered_at, ended_by, ended_at
            from related_party
            """;

    private final DatabaseClient database;
    private final Clock clock;

    RelatedParties(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Row(
            String street,
            UUID id,
            String subject,
            String subjectName,
            Relation relation,
            String partyName,
            @Nullable String account,
            @Nullable String idKind,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String source,
            String registeredBy,
            Instant registeredAt,
            @Nullable String endedBy,
            @Nullable Instant endedAt) {

        View view() {
            return new View(
                    id,
                    subject,
                    subjectName,
                    relation,
                    partyName,
                    account,
                    idKind,
                    validFrom,
                    validTo,
                    source,
                    registeredBy,
                    registeredAt,
                    endedBy,
                    endedAt);
        }
    }

    private record PartyRow(
            String subject,
            String nameKey,
            @Nullable String accountKey,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {

        RelatedParty party() {
            return new RelatedParty(subject, new PartyKey(nameKey, accountKey), validFrom, validTo);
        }
    }

    /** All that is or ever was registered of one person. */
    public Flux<RelatedParty> of(String subject) {
        return database.sql("""
                        select subject, name_key, account_key, valid_from, valid_to from related_party
                        where subject = :subject
                        """)
                .bind("subject", subject)
                .mapProperties(PartyRow.class)
                .all()
                .map(PartyRow::party);
    }

    Mono<Void> add(String street, UUID id, Ask ask, Caller caller) {
        var insert = database.sql("""
                        insert into related_party (street, id, subject, subject_name, relation, party_name, name_key,
                            account_key, id_kind, valid_from, valid_to, source, registered_by, registered_at)
                        values (:street, :id, :subject, :subject_name, :relation, :party, :name_key,
                            :account_key, :id_kind, :from, :to, :source, :by, :at)
                        """)
                .bind("street", street)
                .bind("id", id)
                .bind("subject", ask.subject())
                .bind("subject_name", ask.subjectName())
                .bind("relation", ask.relation().name())
                .bind("party", ask.partyName())
                .bind("name_key", PartyKey.name(ask.partyName()))
                .bind("from", ask.from())
                .bind("source", ask.source())
                .bind("by", caller.subject())
                .bind("at", clock.instant());
        insert = text(insert, "account_key", PartyKey.account(ask.account()));
        insert = text(insert, "id_kind", ask.idKind());
        return (ask.to() == null ? insert.bindNull("to", LocalDate.class) : insert.bind("to", ask.to())).then();
    }

    private static GenericExecuteSpec text(GenericExecuteSpec insert, String name, @Nullable String value) {
        return value == null ? insert.bindNull(name, String.class) : insert.bind(name, value);
    }

    Mono<Row> find(UUID id) {
        return database.sql(COLUMNS + "where id = :id")
                .bind("id", id)
                .mapProperties(Row.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("related party", id)));
    }

    /** @param of whose entries; nobody's name means everybody's */
    Flux<Row> list(@Nullable String street, @Nullable String of, PageRequest page) {
        return database.sql(COLUMNS + """
                        where (:street = '' or street = :street) and (:subject = '' or subject = :subject)
                            and id::text > :after
                        order by id::text limit :limit
                        """)
                .bind("street", street == null ? "" : street)
                .bind("subject", of == null ? "" : of)
                .bind("after", page.after() == null ? "" : page.after())
                .bind("limit", page.fetch())
                .mapProperties(Row.class)
                .all();
    }

    Mono<Long> ended(Row row, LocalDate on, Caller caller) {
        return database.sql("""
                        update related_party set valid_to = :on, ended_by = :by, ended_at = :at
                        where street = :street and id = :id and ended_at is null
                        """)
                .bind("on", on)
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .bind("street", row.street())
                .bind("id", row.id())
                .fetch()
                .rowsUpdated();
    }
}
