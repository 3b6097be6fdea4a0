package org.fivetrust.agreements.resolution.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.agreements.resolution.model.MeetingRule.Shortfall;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** What happened: who was called, who came, how they voted. Impossible figures cannot be written down. */
public record Meeting(
        LocalDate noticeOn, LocalDate heldOn, int eligible, int present, int inFavour, int against, int abstained) {

    public Meeting {
        var faults = new ArrayList<Violation>();
        if (noticeOn.isAfter(heldOn)) {
            faults.add(Violation.worded("after-held", "/noticeOn"));
        }
        if (eligible < 1) {
            faults.add(Violation.worded("at-least", "/eligible", "least", 1));
        }
        if (present < 0 || present > eligible) {
            faults.add(Violation.worded("up-to-eligible", "/present"));
        }
        if (inFavour < 0 || against < 0 || abstained < 0) {
            faults.add(Violation.worded("at-least", "/inFavour", "least", 0));
        }
        if ((long) inFavour + against + abstained > present) {
            faults.add(Violation.worded("votes-above-present", "/inFavour"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidValue(List.copyOf(faults));
        }
    }

    /** Those present who are in no count: minutes that do not add up. */
    public List<Shortfall> tally() {
        var votes = inFavour + against + abstained;
        return votes == present
                ? List.of()
                : List.of(new Shortfall("votes-count", present + " present", votes + " votes", "会议记录：票数与实到人数核对"));
    }
}
