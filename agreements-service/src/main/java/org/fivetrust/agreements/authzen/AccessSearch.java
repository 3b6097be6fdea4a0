package org.fivetrust.agreements.authzen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.agreements.authzen.AccessMessages.PageGiven;
import org.fivetrust.agreements.authzen.AccessMessages.Results;
import org.fivetrust.agreements.authzen.AccessReader.Form;
import org.fivetrust.agreements.authzen.model.Access;
import org.fivetrust.agreements.authzen.model.AccessAction;
import org.fivetrust.agreements.authzen.model.AccessEntity;
import org.fivetrust.agreements.matter.Matters;
import org.fivetrust.agreements.matter.model.MatterQuery;
import org.fivetrust.agreements.matter.model.VisibleMatter;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Splitter;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Subdistricts;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Who may, on what, and which acts. Every candidate is evaluated like a question of its own, so that whatever is found
 * is answered with yes when asked. A page holds what of so many candidates was found; it may be short, and the token
 * goes on.
 */
@Component
class AccessSearch {

    private final AccessWorkflow access;
    private final PrincipalAccess principals;
    private final MatterAccess matters;
    private final Matters inbox;
    private final People people;
    private final Subdistricts subdistricts;
    private final Transactions transactions;

    AccessSearch(
            AccessWorkflow access,
            PrincipalAccess principals,
            MatterAccess matters,
            Matters inbox,
            People people,
            Subdistricts subdistricts,
            Transactions transactions) {
        this.access = access;
        this.principals = principals;
        this.matters = matters;
        this.inbox = inbox;
        this.people = people;
        this.subdistricts = subdistricts;
        this.transactions = transactions;
    }

    /** @param place where the search goes on after it */
    private record Candidate(String place, Map<String, Object> result, Mono<EvaluationResult> answer) {}

    Mono<Results> subjects(Caller caller, JsonNode request) {
        var asked = AccessReader.read(request, Form.SUBJECTS);
        var page = PageToken.read(request);
        return page(
                request,
                page,
                switch (asked.subject().type()) {
                    case AccessEntity.ROLE -> named(roles(), page).map(role -> subject(caller, asked, role));
                    case AccessEntity.USER -> {
                        Subjects.mustBeAskedAbout(caller, asked.subject());
                        yield owner(caller, asked.resource())
                                .flatMapMany(principal -> people.known(principal, page.after(), page.limit() + 1)
                                        .collectList()
                                        .as(transactions.within(caller.scope()))
                                        .flatMapIterable(known -> known))
                                .map(person -> subject(caller, asked, person.subject()));
                    }
                    default -> Flux.empty();
                });
    }

    private static Stream<String> roles() {
        return Stream.concat(Roles.COMMUNITY.stream(), Roles.CENTRE_AND_SUBDISTRICT.stream());
    }

    private Candidate subject(Caller caller, Access asked, String id) {
        var subject = asked.subject().named(id);
        return candidate(id, found(subject), access.evaluate(caller, asked.by(subject)));
    }

    private Mono<PrincipalId> owner(Caller caller, AccessEntity resource) {
        return switch (resource.type()) {
            case AccessEntity.PRINCIPAL ->
                PrincipalId.isOne(resource.id())
                        ? subdistricts.within(caller.scope(), new PrincipalId(resource.id()))
                        : Mono.empty();
            case AccessEntity.MATTER -> matters.find(caller, resource.id()).map(VisibleMatter::principal);
            default -> Mono.empty();
        };
    }

    Mono<Results> resources(Caller caller, JsonNode request) {
        var asked = AccessReader.read(request, Form.RESOURCES);
        var page = PageToken.read(request);
        Subjects.mustBeAskedAbout(caller, asked.subject());
        return page(
                request,
                page,
                switch (asked.resource().type()) {
                    case AccessEntity.PRINCIPAL ->
                        people.entrusting(principals.day(asked.circumstances()), page.after(), page.limit() + 1)
                                .collectList()
                                .as(transactions.within(caller.scope()))
                                .flatMapIterable(found -> found)
                                .map(principal -> principal(caller, asked, principal));
                    case AccessEntity.MATTER ->
                        inbox.find(unfinished(caller, page))
                                .collectList()
                                .as(transactions.within(caller.scope()))
                                .flatMapIterable(found -> found)
                                .map(seen -> matter(caller, asked, seen));
                    default -> Flux.empty();
                });
    }

    private Candidate principal(Caller caller, Access asked, PrincipalId principal) {
        var resource = asked.resource().named(principal.value());
        return candidate(principal.value(), found(resource), access.evaluate(caller, asked.on(resource)));
    }

    private Candidate matter(Caller caller, Access asked, VisibleMatter seen) {
        var id = seen.matter().id().toString();
        return candidate(
                seen.openedAt() + " " + id,
                Map.of("type", AccessEntity.MATTER, "id", id, "properties", Map.of("kind", seen.kind())),
                matters.evaluate(caller, asked, seen));
    }

    private static MatterQuery unfinished(Caller caller, PageToken page) {
        var subdistrict = caller.scope().subdistrict();
        if (page.after().isEmpty()) {
            return new MatterQuery.Unfinished(Instant.EPOCH, new UUID(0, 0), page.limit() + 1, subdistrict);
        }
        try {
            var place = Splitter.of(page.after(), ' ', 2);
            return new MatterQuery.Unfinished(
                    Instant.parse(place.get(0)), UUID.fromString(place.get(1)), page.limit() + 1, subdistrict);
        } catch (RuntimeException notOurs) {
            throw InvalidValue.worded("search-token", "/page/token");
        }
    }

    Mono<Results> actions(Caller caller, JsonNode request) {
        var asked = AccessReader.read(request, Form.ACTIONS);
        var page = PageToken.read(request);
        Subjects.mustBeAskedAbout(caller, asked.subject());
        return page(
                request,
                page,
                actions(caller, asked)
                        .flatMapMany(names -> named(names.stream(), page))
                        .map(name -> candidate(
                                name,
                                Map.of("name", name),
                                access.evaluate(caller, asked.doing(new AccessAction(name))))));
    }

    private Mono<List<String>> actions(Caller caller, Access asked) {
        return switch (asked.resource().type()) {
            case AccessEntity.PRINCIPAL ->
                owner(caller, asked.resource())
                        .flatMap(principal -> principals.agreement(principal, asked.circumstances()))
                        .map(agreement -> agreement.compiled().kinds().stream()
                                .flatMap(kind -> Stream.of(
                                        kind, AccessAction.asking(kind).name()))
                                .toList())
                        .as(transactions.within(Scope.ALL));
            case AccessEntity.MATTER -> Mono.just(MatterAccess.WORDS);
            default -> Mono.empty();
        };
    }

    private static Flux<String> named(Stream<String> names, PageToken page) {
        var sorted = names.collect(TreeSet<String>::new, TreeSet::add, TreeSet::addAll);
        return Flux.fromIterable(sorted.tailSet(page.after(), false)).take(page.limit() + 1L);
    }

    private static Candidate candidate(String place, Map<String, Object> result, Mono<EvaluationResult> answer) {
        return new Candidate(place, result, answer);
    }

    private static Map<String, Object> found(AccessEntity accessEntity) {
        return Map.of("type", accessEntity.type(), "id", accessEntity.id());
    }

    /** One candidate more than asked for tells whether the search goes on. */
    private static Mono<Results> page(JsonNode request, PageToken page, Flux<Candidate> candidates) {
        return candidates.collectList().flatMap(all -> {
            var more = all.size() > page.limit();
            var examined = more ? all.subList(0, page.limit()) : all;
            var next = more ? PageToken.next(request, examined.getLast().place()) : "";
            return Flux.fromIterable(examined)
                    .concatMap(one -> one.answer()
                            .filter(evaluationResult ->
                                    evaluationResult.verdict().allowed())
                            .map(_ -> one.result()))
                    .collectList()
                    .map(results -> new Results(results, new PageGiven(next, results.size())));
        });
    }
}
