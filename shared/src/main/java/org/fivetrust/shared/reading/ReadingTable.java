package org.fivetrust.shared.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Splitter;

/**
 * Role × resource × field: which resource an operation reads, who reads a resource, and who sees a field of it whole.
 * An operation without a row is read by nobody.
 */
public final class ReadingTable {

    /** All roles that read, in the order of the page that shows the table. */
    public static final List<String> READERS = List.of(
            Roles.REPORTER,
            Roles.COMMITTEE_DIRECTOR,
            Roles.PARTY_SECRETARY,
            Roles.SUPERVISOR,
            Roles.AGENCY_ACCOUNTANT,
            Roles.REVIEWER,
            Roles.CASHIER,
            Roles.RELEASER,
            Roles.CENTRE_HEAD,
            Roles.CIVIL_AFFAIRS_OFFICER,
            Roles.ARCHIVIST,
            Roles.SEAL_CUSTODIAN,
            Roles.SUBDISTRICT_LEADER,
            Roles.SUBDISTRICT_PRINCIPAL,
            Roles.AUDITOR,
            Roles.DISTRICT_SYSTEM);

    private static final Map<String, List<String>> GROUPS = Map.of(
            "all", READERS,
            "community", READERS.subList(0, 4),
            "street", List.of(Roles.SUBDISTRICT_LEADER, Roles.SUBDISTRICT_PRINCIPAL));

    private final Map<String, Right> rights;
    private final Map<String, String> operations;

    private ReadingTable(Map<String, Right> rights, Map<String, String> operations) {
        this.rights = rights;
        this.operations = operations;
    }

    /** A row: a resource, or a field of one behind a dot, what it is in Chinese, and who reads it. */
    public record Right(String name, String words, List<String> readers) {}

    /**
     * @param rights lines {@code name,words,roles}, where a later one takes the place of an earlier one of its name
     * @param operations lines {@code operationId,resource}
     */
    public static ReadingTable of(List<String> rights, List<String> operations) {
        var byName = new LinkedHashMap<String, Right>();
        rights.forEach(line -> {
            var right = right(line);
            byName.put(right.name(), right);
        });
        var byId = new LinkedHashMap<String, String>();
        operations.forEach(line -> {
            var parts = Splitter.of(line, ',');
            byId.put(parts.get(0), parts.get(1));
        });
        var table = new ReadingTable(byName, byId);
        table.mustBeWhole();
        return table;
    }

    private static Right right(String line) {
        var parts = Splitter.of(line, ',');
        if (parts.size() != 3) {
            throw new IllegalArgumentException("name,words,roles: " + line);
        }
        return new Right(parts.get(0), parts.get(1), readers(parts.get(2)));
    }

    private static List<String> readers(String named) {
        var some = Splitter.of(named, ' ').stream()
                .flatMap(name -> GROUPS.getOrDefault(name, List.of(name)).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!READERS.containsAll(some)) {
            throw new IllegalArgumentException("unknown roles: " + named);
        }
        return READERS.stream().filter(some::contains).toList();
    }

    private void mustBeWhole() {
        var fields = Arrays.stream(MaskedField.values()).map(MaskedField::row);
        var missing = Stream.concat(operations.values().stream(), fields)
                .filter(name -> !rights.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("without a row in the table of reading rights: " + missing);
        }
    }

    /** Who reads what an operation answers; nothing where no row names it. */
    public Optional<List<String>> readersOf(String operation) {
        return Optional.ofNullable(operations.get(operation)).map(this::readersOfResource);
    }

    private List<String> readersOfResource(String resource) {
        return Objects.requireNonNull(rights.get(resource), resource).readers();
    }

    /** Whether one of these roles reads a resource. */
    public boolean reads(Collection<String> roles, String resource) {
        var right = rights.get(resource);
        return right != null && right.readers().stream().anyMatch(roles::contains);
    }

    public Sight sight(Set<String> roles) {
        return new Sight(Arrays.stream(MaskedField.values())
                .filter(field -> reads(roles, field.row()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    public List<Right> rights() {
        return new ArrayList<>(rights.values());
    }

    public Map<String, String> operations() {
        return Map.copyOf(operations);
    }
}
