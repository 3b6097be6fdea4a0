package org.fivetrust.shared.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Kinds of evidence that a step can ask for and an act can rest on. */
public enum EvidenceKind {
    RESOLUTION,
    MINUTES,
    PARTY_MINUTES,
    APPRAISAL,
    CONTRACT,
    INVOICE,
    ACCEPTANCE,
    /** Of who wants something bought. */
    REQUEST,
    QUOTE,
    TENDER,
    SETTLEMENT,
    WAGE_TABLE,
    RELIEF_LIST,
    /** That something was shown to everyone. */
    NOTICE,
    /** Given by who was paid, and no invoice. */
    RECEIPT,
    IOU;

    private static final Set<String> NAMES =
            Arrays.stream(values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private static final Map<String, EvidenceKind> WRITTEN = written();

    /** Papers that show who attended a meeting. */
    public static final List<String> OF_MEETINGS = List.of(RESOLUTION.name(), MINUTES.name(), PARTY_MINUTES.name());

    private static Map<String, EvidenceKind> written() {
        var written =
                Arrays.stream(values()).collect(Collectors.toMap(kind -> Likeness.name(kind.name()), kind -> kind));
        LikenessRows.of("evidence-kinds.csv")
                .forEach(row -> written.put(Likeness.name(row.getFirst()), valueOf(row.get(1))));
        return Map.copyOf(written);
    }

    /** The kind a client writes, in English or Chinese and in any spelling that is like it. */
    public static Optional<EvidenceKind> of(String text) {
        return Optional.ofNullable(WRITTEN.get(Likeness.name(text)));
    }

    /** All of them, as a list to choose from. */
    public static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    public static boolean isKnown(String kind) {
        return NAMES.contains(kind);
    }

    public static boolean isMinutes(String kind) {
        return kind.endsWith(MINUTES.name());
    }

    /** As which kind an original is known: an invoice that somebody calls a receipt is used once all the same. */
    public EvidenceKind original() {
        return this == RECEIPT ? INVOICE : this;
    }

    public boolean is(String kind) {
        return name().equals(kind);
    }

    public boolean isAmong(List<String> kinds) {
        return kinds.contains(name());
    }
}
