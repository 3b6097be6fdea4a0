package org.fivetrust.agreements.relatedparty;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;
import static org.springframework.data.relational.core.query.Update.update;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.relatedparty.RelatedPartyMessages.Ask;
import org.fivetrust.agreements.relatedparty.RelatedPartyMessages.Relation;
import org.fivetrust.agreements.relatedparty.RelatedPartyMessages.View;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.agreements.relatedparty.model.RelatedParty;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored register. An entry ends; it is never deleted. */
@Component
public class RelatedParties {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final Clock clock;

    RelatedParties(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.clock = clock;
    }

    @Table("related_party")
    record Row(
            String subdistrict,
            @Id UUID id,
            String subject,
            String subjectName,
            Relation relation,
            String partyName,
            String nameKey,
            String nearKey,
            @Nullable String accountKey,
            @Nullable String idKind,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String source,
            String registeredBy,
            Instant registeredAt,
            @Nullable String endedBy,
            @Nullable Instant endedAt) {

        private static final int SHOWN_DIGITS = 4;

        View view() {
            return new View(
                    id,
                    subject,
                    subjectName,
                    relation,
                    partyName,
                    accountKey == null ? null : accountKey.substring(Math.max(0, accountKey.length() - SHOWN_DIGITS)),
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

    /** All entries of one person, ended ones included. */
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

    /**
     * A person who is, or is near to, a party.
     *
     * @param byName whether the name is the party's
     * @param byAccount whether the account is
     */
    public record RelatedPerson(String subject, String relation, boolean byName, boolean byAccount) {}

    /** Everybody in a sub-district who is near to a party on a day. */
    public Flux<RelatedPerson> near(String subdistrict, PartyKey party, LocalDate on) {
        return database.sql("""
                        select distinct subject, relation, name_key = :name as by_name,
                               coalesce(account_key = :account, false) as by_account
                        from related_party
                        where (name_key = :name or account_key = :account) and subdistrict = :subdistrict
                            and in_force(valid_from, valid_to, :on)
                        order by subject, relation
                        """)
                .bind("name", party.name())
                .bind("account", party.accountOrNone())
                .bind("subdistrict", subdistrict)
                .bind("on", on)
                .mapProperties(RelatedPerson.class)
                .all();
    }

    Mono<Void> add(String subdistrict, UUID id, Ask ask, Caller caller) {
        return entities.insert(new Row(
                        subdistrict,
                        id,
                        ask.subject(),
                        ask.subjectName(),
                        ask.relation(),
                        ask.partyName(),
                        PartyKey.name(ask.partyName()),
                        Likeness.nearName(ask.partyName()),
                        PartyKey.account(ask.account()),
                        ask.idKind(),
                        ask.from(),
                        ask.to(),
                        ask.source(),
                        caller.subject(),
                        clock.instant(),
                        null,
                        null))
                .then();
    }

    Mono<Row> find(UUID id) {
        return lists.ofShared(Row.class).where(Row::id, id).one("related party", id);
    }

    /** @param of the person the entries are about; all persons where it is null */
    Mono<Page<Row>> list(@Nullable String subdistrict, @Nullable String of, PageRequest page) {
        return lists.ofShared(Row.class)
                .where(Row::subdistrict, subdistrict)
                .where(Row::subject, of)
                .inOrderOf(Row::id)
                .page(page);
    }

    Mono<Long> ended(Row row, LocalDate on, Caller caller) {
        return entities.update(
                query(where("subdistrict")
                        .is(row.subdistrict())
                        .and("id")
                        .is(row.id())
                        .and("endedAt")
                        .isNull()),
                update("validTo", on).set("endedBy", caller.subject()).set("endedAt", clock.instant()),
                Row.class);
    }
}
