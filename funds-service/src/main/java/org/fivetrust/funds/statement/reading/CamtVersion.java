package org.fivetrust.funds.statement.reading;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;

/** The versions of camt.053 that are read; they differ in ways that are read by local name. */
final class CamtVersion {

    private static final String PREFIX = "urn:iso:std:iso:20022:tech:xsd:";

    private static final BoundedPattern KNOWN = BoundedPattern.of("camt\\.053\\.001\\.(0[1-9]|1[0-3])");

    private static final Refusal UNKNOWN = Refusal.rule("funds.statement-version-unknown");

    private static final String ALL = IntStream.rangeClosed(1, 13)
            .mapToObj("camt.053.001.%02d"::formatted)
            .collect(Collectors.joining(", "));

    private CamtVersion() {}

    static void mustBeKnown(String root, String namespace) {
        var version = namespace.startsWith(PREFIX) ? namespace.substring(PREFIX.length()) : namespace;
        if (!root.equals("Document") || !namespace.startsWith(PREFIX) || !KNOWN.matches(version)) {
            throw new Refused(UNKNOWN.with("version", shown(version)).with("known", ALL));
        }
    }

    private static String shown(String version) {
        return version.isEmpty() ? "—" : version.substring(0, Math.min(version.length(), 100));
    }
}
