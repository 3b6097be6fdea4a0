package org.fivetrust.accounts.audit.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor asks for. Every path that shows what was done has to say of which years; a path nobody has thought of
 * is closed.
 *
 * @param yearOfThing of the voucher or sample the path names, if it names one
 */
public record AuditRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        @Nullable Integer yearOfThing) {

    private static final Refusal READ_ONLY = Refusal.person("accounts.audit-read-only");

    private static final Refusal YEAR_UNNAMED = Refusal.rule("accounts.audit-year-unnamed");

    public static final Refusal NOT_IN_MANDATE = Refusal.person("accounts.audit-not-in-mandate");

    private static final BoundedPattern YEAR = BoundedPattern.of("([0-9]{4})(-(0[1-9]|1[0-2])(-[0-9]{2})?)?");

    private static final BoundedPattern WRITES =
            BoundedPattern.of("/v1/logs/[^/]++/verifications|/v1/books/[^/]++/samples");

    private static final BoundedPattern OF_NO_YEAR = BoundedPattern.of(
            "/v1/books|/v1/books/[^/]++|/v1/books/[^/]++/(accounts|samples|unit-names|dimensions|statement-layouts)|/v1/logs/.*+|/v1/audit-(mandates|accesses).*+");

    private static final BoundedPattern OF_A_THING =
            BoundedPattern.of("/v1/(vouchers|samples)/[^/]++(/proof|/print|/booking-information)?");

    /** Which parameters a path below a book really reads its years from. */
    private static final Map<BoundedPattern, List<String>> BY_PARAMETER = Map.of(
            BoundedPattern.of("/v1/books/[^/]++/vouchers"), List.of("period"),
            BoundedPattern.of(
                            "/v1/books/[^/]++/(trial-balance|ledger(/print)?|journal|general-ledger|(cash|bank)-journal|auxiliary-ledger|operations)"),
                    List.of("from", "to"),
            BoundedPattern.of("/v1/books/[^/]++/statements/[^/]++(/print|/lines/[^/]++)?"), List.of("period"),
            BoundedPattern.of("/v1/books/[^/]++/handover-sheet"), List.of("asOf"),
            BoundedPattern.of("/v1/books/[^/]++/(audit-export|exports/[^/]++)"), List.of("year"));

    public Admission admit(List<AuditMandate> mandates, LocalDate today) {
        if (!method.equals("GET") && !(method.equals("POST") && WRITES.matches(path))) {
            return new Admission.Declined(READ_ONLY);
        }
        var years = OF_NO_YEAR.matches(path) ? Set.<Integer>of() : years();
        if (years == null) {
            return new Admission.Declined(YEAR_UNNAMED);
        }
        var named = named(mandates, years, today);
        return named.isEmpty() ? new Admission.Declined(NOT_IN_MANDATE) : new Admission.Admitted(named);
    }

    /** Those of whom a live mandate names each of these years. */
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

    /** None, where the years cannot be told. */
    private @Nullable Set<Integer> years() {
        if (OF_A_THING.matches(path)) {
            return yearOfThing == null ? Set.of() : Set.of(yearOfThing);
        }
        return BY_PARAMETER.entrySet().stream()
                .filter(entry -> entry.getKey().matches(path))
                .findFirst()
                .map(entry -> range(entry.getValue()))
                .orElse(null);
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
