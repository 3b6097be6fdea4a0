package org.fivetrust.funds.bankanswer.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fivetrust.funds.bankanswer.model.StatusReport.Line;
import org.fivetrust.funds.bankanswer.model.StatusReport.Status;
import org.fivetrust.funds.bankfile.model.BankId;
import org.fivetrust.funds.bankfile.model.BankText;
import org.fivetrust.funds.bankorder.model.BankAnswer;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.jspecify.annotations.Nullable;

/** Reads the elements of a status report as they come, and keeps every fault of it. */
public final class StatusReportReading {

    private static final String TRANSACTION = "TxInfAndSts";

    private static final int LONGEST_TEXT = 1000;

    private final String version;
    private final int mostLines;
    private final List<Violation> faults = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private String message = "";
    private String original = "";
    private @Nullable Status group;
    private Part outer = new Part();
    private Part inner = new Part();
    private int read;

    public StatusReportReading(String version, int mostLines) {
        this.version = version;
        this.mostLines = mostLines;
    }

    /** What is open: a group, a payment information or a transaction, each with a status of its own. */
    private static final class Part {

        private String id = "";
        private String code = "";
        private String reference = "";
        private final StringBuilder reason = new StringBuilder();
    }

    /** The beginning of an element, by the names from the root to it. */
    public void begin(List<String> path) {
        switch (path.getLast()) {
            case "OrgnlGrpInfAndSts", "OrgnlPmtInfAndSts" -> outer = new Part();
            case TRANSACTION -> inner = new Part();
            default -> {}
        }
    }

    /**
     * The end of an element.
     *
     * @param text what stands in it, where it has no elements of its own
     * @param line of the file
     */
    public void end(List<String> path, String text, int line) {
        var said = BankText.onOneLine(text);
        var part = path.contains(TRANSACTION) ? inner : outer;
        switch (path.getLast()) {
            case "MsgId" -> message = path.contains("GrpHdr") ? said : message;
            case "OrgnlMsgId" -> original = said;
            case "OrgnlEndToEndId" -> part.id = said;
            case "GrpSts", "PmtInfSts", "TxSts" -> part.code = said;
            case "AcctSvcrRef" -> part.reference = said;
            case "Cd", "Prtry", "AddtlInf" -> part.reason.append(path.contains("StsRsnInf") ? said + " " : "");
            case "OrgnlGrpInfAndSts", "OrgnlPmtInfAndSts" ->
                group = status(part, "/group", line).orElse(group);
            case TRANSACTION -> transaction(part, line);
            default -> {}
        }
    }

    private void transaction(Part part, int line) {
        read++;
        var place = "/transactions/" + read;
        if (part.id.isEmpty()) {
            faults.add(Violation.worded("answer-id-missing", place, "line", line));
        } else if (!ids.add(part.id)) {
            faults.add(Violation.worded("answer-id-repeated", place, "line", line, "id", part.id));
        }
        if (part.code.isEmpty()) {
            faults.add(Violation.worded("answer-status-missing", place, "line", line));
        }
        status(part, place, line).ifPresent(status -> lines.add(new Line(new BankId(part.id), status)));
    }

    /** A group of which only some were accepted says nothing of any one payment. */
    private Optional<Status> status(Part part, String place, int line) {
        var code = StatusCode.of(part.code);
        var ofSome = code.filter(known -> known.status().isEmpty()).isPresent() && part == outer;
        if (part.code.isEmpty() || ofSome) {
            return Optional.empty();
        }
        var status = code.flatMap(StatusCode::status)
                .map(said -> new Status(
                        part.code, new BankAnswer(said, filled(part.reference), filled(part.reason.toString()))));
        if (status.isEmpty()) {
            faults.add(Violation.worded("answer-status-unknown", place, "line", line, "code", part.code));
        }
        return status;
    }

    private static @Nullable String filled(String text) {
        var words = text.strip();
        return words.isEmpty() ? null : BankText.cut(words, LONGEST_TEXT);
    }

    /** Whether more lines stand in it than one report may have. */
    public boolean isTooLong() {
        return read > mostLines;
    }

    public List<Violation> faults() {
        var all = new ArrayList<>(faults);
        if (message.isEmpty()) {
            all.addFirst(Violation.worded("answer-part-missing", "/message", "part", "GrpHdr/MsgId"));
        }
        if (original.isEmpty()) {
            all.addFirst(Violation.worded("answer-part-missing", "/original", "part", "OrgnlGrpInfAndSts/OrgnlMsgId"));
        }
        if (lines.isEmpty() && group == null && faults.isEmpty()) {
            all.add(Violation.worded("answer-part-missing", "/transactions", "part", "TxInfAndSts"));
        }
        return List.copyOf(all);
    }

    public StatusReport report() {
        return new StatusReport(version, message, original, group, lines);
    }
}
