package org.fivetrust.accounts.voucher.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A voucher to be written for the first time.
 *
 * @param rule the posting rule that drafted it, with its version
 * @param from the file it is imported from
 */
public record Draft(
        UUID id,
        Content content,
        List<Document> documents,
        @Nullable SourceKey source,
        @Nullable String rule,
        @Nullable ImportedFrom from) {

    /**
     * @param place its position in the file
     * @param voucherNo its number there
     */
    public record ImportedFrom(UUID file, int place, String voucherNo) {}

    public Draft {
        documents = List.copyOf(documents);
    }

    public static Draft of(UUID id, Content content) {
        return new Draft(id, content, List.of(), null, null, null);
    }

    public static Draft imported(UUID id, Content content, ImportedFrom from) {
        return new Draft(id, content, List.of(), null, null, from);
    }

    /** Its position in its file; without a file, time alone orders vouchers of a day. */
    public int place() {
        return from == null ? 0 : from.place();
    }
}
