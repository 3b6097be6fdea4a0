package org.fivetrust.accounts.audit.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A request of an auditor.
 *
 * @param yearParameters the query parameters that hold the years its handler shows; null where the handler is closed to
 *     auditors
 * @param yearOfSubject the year of the voucher or sample that the path names
 */
public record AuditRequest(
        String method,
        @Nullable List<String> yearParameters,
        Map<String, List<String>> query,
        @Nullable Integer yearOfSubject) {

    private static final Refusal READ_ONLY = Refusal.person("accounts.audit-read-only");

    private static final Refusal YEAR_UNNAMED = Refusal.rule("accounts.audit-year-unnamed");

    public static final Refusal NOT_IN_MANDATE = Refusal.person("accounts.audit-not-in-mandate");

    private static final BoundedPattern YEAR = BoundedPattern.of("([0-9]{4})(-(0[1-9]|1[0-2])(-[0-9]{2})?)?");

    /** The principals whose data the answer may show. */
    public Outcome<Set<String>> admit(List<AuditMandate> mandates, LocalDate today) {
        if (!method.equals("GET") && !(method.equals("POST") && yearParameters != null)) {
            return Outcome.declined(READ_ONLY);
        }
        var years = years();
        if (years == null) {
            return Outcome.declined(YEAR_UNNAMED);
        }
        var named = named(mandates, years, today);
        return named.isEmpty() ? Outcome.declined(NOT_IN_MANDATE) : Outcome.done(named);
    }

    /** The principals for whom live mandates name each of these years. */
    public static Set<String> named(List<AuditMandate> mandates, Set<Integer> years, LocalDate today) {
        var live = mandates.stream().filter(mandate -> mandate.isLive(today)).toList();
        return live.stream()
                .flatMap(mandate -> mandate.principals().stream())
                .filter(principal -> yearsOf(principal, live).containsAll(years))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Integer> yearsOf(String principal, List<AuditMandate> live) {
        return live.stream()
                .filter(mandate -> mandate.principals().contains(principal))
                .flatMap(mandate -> mandate.years().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Null where the request does not name its years. */
    private @Nullable Set<Integer> years() {
        if (yearParameters == null) {
            return null;
        }
        if (yearParameters.isEmpty()) {
            return yearOfSubject == null ? Set.of() : Set.of(yearOfSubject);
        }
        return range(yearParameters);
    }

    private @Nullable Set<Integer> range(List<String> parameters) {
        var years = new TreeSet<Integer>();
        for (var parameter : parameters) {
            var values = query.getOrDefault(parameter, List.of());
            if (values.isEmpty()) {
                return null;
            }
            for (var value : values) {
                var named = YEAR.groups(String.valueOf(value));
                if (named.isEmpty()) {
                    return null;
                }
                years.add(Integer.valueOf(named.get().getFirst()));
            }
        }
        return IntStream.rangeClosed(years.first(), years.last()).boxed().collect(Collectors.toUnmodifiableSet());
    }
}
