package org.fivetrust.agreements.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.matter.MatterSight.Visible;
import org.fivetrust.agreements.matter.model.ActingCapacity;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The inbox as one statement. Only what is asked for is in it, and statuses stand in it as literals, so that the
 * indexes of open matters serve it however many are closed.
 */
record InboxQuery(String sql, Map<String, Object> bindings) {

    /** The suspension of the agreement a matter was ruled by. */
    private static String suspended(String matter) {
        return """
                exists (
                    select 1 from agreement ruled join agreement_suspension rests
                        on rests.principal = ruled.principal and rests.agreement = ruled.series
                            and rests.resumed_at is null
                    where ruled.principal = %1$s.principal and ruled.id = %1$s.agreement)""".formatted(matter);
    }

    /**
     * While the clock of a matter stands still or its agreement is suspended, and while it is with who asked for it, no
     * step of it is late.
     */
    private static final String LATE_STEP = """
            select late.principal, late.matter from matter_step late
            join matter going on going.principal = late.principal and going.id = late.matter and going.status = 'OPEN'
            where late.status = 'OPEN' and late.due < :today and not exists (
                select 1 from matter_pause held where held.principal = late.principal and held.matter = late.matter
                    and held.resumed_at is null) and not\s""" + suspended("going");

    private static final String LATE_PAPERS = """
            select owing.principal, owing.id from matter owing
            where owing.papers_at is null and owing.papers_due is not null and owing.papers_due < :today
                and owing.status not in ('REJECTED', 'WITHDRAWN', 'EXPIRED')""";

    private static final String COLUMNS = """
            select m.principal, m.id, m.number, m.kind, m.area, m.amount, m.subject, m.status, s.id as step, s.role, s.due,
                   coalesce(s.due < :today, false) and m.status = 'OPEN' and not exists (
                           select 1 from matter_pause p where p.principal = m.principal and p.matter = m.id
                               and p.resumed_at is null) and not\s""" + suspended("m") + """

                       or coalesce(m.papers_due < :today, false) and m.papers_at is null
                           and m.status not in ('REJECTED', 'WITHDRAWN', 'EXPIRED') as overdue,
                   s.escalated_to, m.emergency,
                   m.status = 'OPEN' and exists (select 1 from matter_pause p where p.principal = m.principal and p.matter = m.id
                       and p.resumed_at is null) as paused,
                   m.requested_by, m.opened_at, m.agreement
            from matter m
            """;

    /** What the inbox is asked for. */
    record Filter(
            boolean mine,
            Matter.@Nullable Status status,
            @Nullable String number,
            @Nullable String kind,
            @Nullable String principal,
            @Nullable Area area,
            @Nullable Boolean overdue,
            @Nullable String role,
            @Nullable String requestedBy,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** Oldest first: what waits longest comes first. */
    static InboxQuery of(
            Caller caller, Visible visible, Filter filter, List<Object> after, int limit, LocalDate today) {
        var building = new Building();
        building.bind("today", today).bind("limit", limit);
        if (!after.isEmpty()) {
            building.bind("at", after.get(0)).bind("id", after.get(1));
            building.where("(m.opened_at, m.id) > (:at, :id)");
        }
        building.scope(caller);
        building.within(visible);
        building.narrow(filter);
        return new InboxQuery(
                COLUMNS + step(building, caller, filter)
                        + "where " + String.join("\n    and ", building.conditions)
                        + "\norder by m.opened_at, m.id limit :limit",
                building.bindings);
    }

    /** How many of what is visible are late; few, for they are found among what is open. */
    static InboxQuery late(Caller caller, Visible visible, LocalDate today) {
        var building = new Building();
        building.bind("today", today);
        building.scope(caller);
        building.within(visible);
        building.where("(m.principal, m.id) in (" + LATE_STEP + " union " + LATE_PAPERS + ")");
        return new InboxQuery(
                "select count(*) from matter m where " + String.join(" and ", building.conditions), building.bindings);
    }

    /** The first open step; among mine, the first that is. */
    private static String step(Building building, Caller caller, Filter filter) {
        var mine = filter.mine() ? " and (" + mine(building, caller) + ")" : "";
        var role = filter.role() == null ? "" : " and :role in (o.role, o.escalated_to)";
        var needed = filter.mine() || filter.role() != null;
        return (needed ? "cross join lateral (" : "left join lateral (")
                + """
                select o.id, o.role, o.due, o.escalated_to from matter_step o
                where o.principal = m.principal and o.matter = m.id and o.status = 'OPEN'"""
                + mine + role + " order by o.no limit 1) s " + (needed ? "" : "on true ");
    }

    /** The rules of Matter: by own role, by a delegated role or as a substitute; not twice, not on an own request. */
    private static String mine(Building building, Caller caller) {
        building.bind("me", caller.subject())
                .bind("roles", caller.roles().toArray(String[]::new))
                .bind("delegable", ActingCapacity.delegable(caller.roles()).toArray(String[]::new))
                .bind("my_name", PartyKey.name(caller.name()));
        building.where("m.status = 'OPEN'");
        building.where("m.requested_by <> :me");
        building.where("not m.exclusive && :roles");
        building.where("(m.counterparty_name_key is null or m.counterparty_name_key <> :my_name)");
        building.where("not exists (select 1 from matter_share share"
                + " where share.principal = m.principal and share.matter = m.id and share.name_key = :my_name)");
        building.where("not exists (" + partOf(":me") + ")");
        building.where("not exists (" + near(":me") + ")");
        return """
                o.role = any (:roles)
                or o.role = any (:delegable) and not m.requesting && :roles and (exists (
                    select 1 from delegation d
                    where d.principal = m.principal and d.role = o.role and d.delegate = :me and d.revoked_at is null
                        and :today between d.valid_from and d.valid_to and d.delegator <> m.requested_by
                        and not exists (%s) and not exists (%s))
                  or exists (
                    select 1 from matter_reassignment h
                    where h.principal = m.principal and h.matter = m.id and h.step = o.id and h.to_subject = :me
                        and h.accepted_at is not null))
                """.formatted(partOf("d.delegator"), near("d.delegator"));
    }

    private static String partOf(String person) {
        return """
                select 1 from matter_step done
                where done.principal = m.principal and done.matter = m.id and done.status = 'APPROVED'
                    and %s in (done.by, done.on_behalf_of)""".formatted(person);
    }

    private static String near(String person) {
        return """
                select 1 from related_party near
                where near.subject = %s and in_force(near.valid_from, near.valid_to, :today)
                    and (near.name_key = m.counterparty_name_key or near.account_key = m.counterparty_account_key
                        or exists (
                            select 1 from matter_share share
                            where share.principal = m.principal and share.matter = m.id
                                and (share.name_key = near.name_key or share.account_key = near.account_key)))""".formatted(person);
    }

    /** Conditions and what they are filled with, gathered. */
    private static final class Building {

        private final List<String> conditions = new ArrayList<>(List.of("true"));
        private final Map<String, Object> bindings = new LinkedHashMap<>();

        Building bind(String name, Object value) {
            bindings.put(name, value);
            return this;
        }

        void where(String condition) {
            conditions.add(condition);
        }

        void equal(String column, String name, @Nullable Object value) {
            if (value != null) {
                where("m." + column + " = :" + name);
                bind(name, value);
            }
        }

        /** Row-level security says the same, but no index can serve it. */
        void scope(Caller caller) {
            switch (caller.scope()) {
                case Scope.Everyone _ -> {}
                case Scope.OfSubdistrict(var subdistrict) -> equal("subdistrict", "subdistrict", subdistrict);
                case Scope.Named(var principals) -> {
                    where("m.principal = any (:scope)");
                    bind("scope", principals.toArray(String[]::new));
                }
            }
        }

        void within(Visible visible) {
            if (!visible.isEverything()) {
                where(visible.condition());
                bindings.putAll(visible.bindings());
            }
        }

        void narrow(Filter filter) {
            if (filter.status() != null) {
                where("m.status = '" + filter.status().name() + "'");
            }
            equal("number", "number", filter.number());
            equal("kind", "kind", filter.kind());
            equal("principal", "principal", filter.principal());
            equal("area", "area", filter.area() == null ? null : filter.area().name());
            equal("requested_by", "requested_by", filter.requestedBy());
            if (filter.role() != null) {
                bind("role", filter.role());
                where("m.status in ('OPEN', 'RETURNED')");
            }
            if (filter.overdue() != null) {
                where("(m.principal, m.id) " + (filter.overdue() ? "in (" : "not in (") + LATE_STEP + " union "
                        + LATE_PAPERS + ")");
            }
            days(filter.from(), filter.to());
        }

        private void days(@Nullable LocalDate from, @Nullable LocalDate to) {
            if (from != null) {
                where("m.requested_on >= :from");
                bind("from", from);
            }
            if (to != null) {
                where("m.requested_on <= :to");
                bind("to", to);
            }
        }
    }
}
