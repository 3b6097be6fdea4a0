package org.fivetrust.accounts.voucher.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.EvidenceKind;
import org.fivetrust.shared.kernel.Likeness;
import org.jspecify.annotations.Nullable;

/**
 * A paper behind a voucher (附件), where it is known by more than being counted.
 *
 * @param record where the archives keep it
 * @param sha256 digest of an electronic original, in hexadecimal digits
 * @param place where the paper behind a scan lies
 * @param shared why another unit's books show it too (分割单)
 */
public record Document(
        String kind,
        @Nullable String number,
        @Nullable String record,
        @Nullable Form form,
        @Nullable String sha256,
        @Nullable String place,
        @Nullable String shared) {

    /** What it is made of, where somebody said so. */
    public enum Form {
        PAPER,
        ELECTRONIC,
        SCAN
    }

    public Document(String kind, @Nullable String number, @Nullable String record) {
        this(kind, number, record, null, null, null, null);
    }

    /** What is another word for one kind of paper makes no other paper. */
    public String kindKey() {
        return EvidenceKind.of(kind).map(EvidenceKind::original).map(Enum::name).orElseGet(() -> Likeness.name(kind));
    }

    /** By what one paper is found under another spelling of its number; none where it has no number. */
    public Optional<String> likeness() {
        return Optional.ofNullable(number).map(written -> kindKey() + " " + Likeness.number(written));
    }

    /** An electronic original is found as what it is, too. */
    public List<String> likenesses() {
        return likeness().stream()
                .flatMap(key -> electronic() ? Stream.of(key, original(key)) : Stream.of(key))
                .toList();
    }

    /** What no other voucher may show: of an electronic original any form, of another paper the original. */
    public Optional<String> excludes() {
        return likeness().map(key -> electronic() ? key : original(key));
    }

    private static String original(String key) {
        return Form.ELECTRONIC + " " + key;
    }

    public boolean electronic() {
        return form == Form.ELECTRONIC;
    }
}
