package org.fivetrust.accounts.source;

import java.util.List;
import java.util.Objects;
import org.fivetrust.accounts.voucher.model.Document;
import org.jspecify.annotations.Nullable;

/** A paper that an act of an area rests on, as its event names it. */
record Paper(
        @Nullable String kind,
        @Nullable String number,
        @Nullable String record) {

    static List<Document> documents(@Nullable List<Paper> papers) {
        return papers == null
                ? List.of()
                : papers.stream().map(Paper::toDocument).toList();
    }

    private Document toDocument() {
        return new Document(Objects.requireNonNullElse(kind, "PAPER"), number, record);
    }
}
