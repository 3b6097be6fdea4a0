package org.fivetrust.accounts.voucher;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.accounts.voucher.model.Document.Form;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Likeness;
import org.jspecify.annotations.Nullable;

/** The papers behind a voucher in JSON. */
final class PaperMessages {

    private PaperMessages() {}

    @Schema(name = "DraftPaper", description = "A paper behind a voucher (附件)")
    record Paper(
            @NotNull
            @Pattern(regexp = "[A-Za-z][A-Za-z0-9_-]{0,39}", message = "paper-code")
            @Schema(example = "invoice")
            String kind,

            @Nullable
            @Size(min = 1, max = 100)
            @Schema(description = "Its own number (票据号码)", example = "24332000000012345678")
            String number,

            @Nullable @Size(min = 1, max = 100) @Schema(description = "Its record in the archives (档案号)")
            String record,

            @Nullable
            @Schema(
                    description =
                            "ELECTRONIC: an original file, booked once across all books; SCAN: a picture of a paper"
                                    + " that is kept (电子凭证原件、纸质凭证影像)",
                    defaultValue = "PAPER")
            Form form,

            @Nullable
            @Pattern(regexp = "[0-9a-f]{64}", message = "hexadecimal")
            @Schema(description = "SHA-256 of an electronic original, byte for byte (原件摘要)")
            String sha256,

            @Nullable @Size(min = 1, max = 200) @Schema(description = "Where the paper behind a scan lies (纸质原件存放处)")
            String place,

            @Nullable
            @Size(min = 1, max = 200)
            @Schema(description = "Why another unit's books show it too, with the split sheet (分割单号及理由)")
            String shared) {

        /** A number is one however it was typed. */
        private Document toDocument() {
            return new Document(
                    kind,
                    number == null ? null : number.strip().toUpperCase(Locale.ROOT),
                    record,
                    form == null ? Form.PAPER : form,
                    sha256,
                    place,
                    shared);
        }

        private void faults(String at, List<Violation> faults) {
            switch (form == null ? Form.PAPER : form) {
                case PAPER -> {}
                case ELECTRONIC -> {
                    want(
                            number == null ? null : Likeness.number(number),
                            at + "/number",
                            "an electronic original is known by its number (电子凭证须填号码)",
                            faults);
                    want(record, at + "/record", "electronic-unfiled", faults);
                    want(sha256, at + "/sha256", "electronic-digest", faults);
                }
                case SCAN -> {
                    want(record, at + "/record", "scan-unfiled", faults);
                    want(place, at + "/place", "scan-place", faults);
                }
            }
        }

        private static void want(@Nullable String value, String at, String code, List<Violation> faults) {
            if (value == null || value.isBlank()) {
                faults.add(Violation.worded(code, at));
            }
        }
    }

    /** Everything wrong with them at once. */
    static List<Document> documents(@Nullable List<Paper> papers, @Nullable Integer attachments) {
        if (papers == null) {
            return List.of();
        }
        var faults = new ArrayList<Violation>();
        var seen = new HashSet<String>();
        for (var place = 0; place < papers.size(); place++) {
            var paper = papers.get(place);
            paper.faults("/documents/" + place, faults);
            var document = paper.toDocument();
            if (document.number() != null && !seen.add(document.kindKey() + " " + Likeness.number(document.number()))) {
                faults.add(Violation.worded("given-twice", "/documents/" + place + "/number"));
            }
        }
        if (attachments != null && attachments < papers.size()) {
            faults.add(Violation.worded("attachments-fewer", "/attachments"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
        return papers.stream().map(Paper::toDocument).toList();
    }
}
