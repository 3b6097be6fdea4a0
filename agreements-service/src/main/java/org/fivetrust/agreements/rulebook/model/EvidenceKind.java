package org.fivetrust.agreements.rulebook.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Kinds of evidence that a step can ask for. */
public enum EvidenceKind {
    RESOLUTION,
    MINUTES,
    PARTY_MINUTES,
    APPRAISAL,
    CONTRACT,
    INVOICE,
    ACCEPTANCE;

    private static final Set<String> NAMES =
            Arrays.stream(values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** Papers that show who attended a meeting. */
    public static final List<String> OF_MEETINGS = List.of(RESOLUTION.name(), MINUTES.name(), PARTY_MINUTES.name());

    public static boolean isKnown(String kind) {
        return NAMES.contains(kind);
    }

    public static boolean isMinutes(String kind) {
        return kind.endsWith(MINUTES.name());
    }

    public boolean is(String kind) {
        return name().equals(kind);
    }

    public boolean isAmong(List<String> kinds) {
        return kinds.contains(name());
    }
}
