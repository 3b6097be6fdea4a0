package org.fivetrust.agreements.demand.model;

import java.time.LocalDate;
import org.fivetrust.agreements.resolution.model.Share;

/** A dated row: so large a share of those counted may demand that the body meets. */
public record DemandRule(int id, String place, Share share, LocalDate validFrom, String source, boolean unsure) {

    public Judgement judge(Demand demand) {
        var needed = Math.max(1, share.of(demand.eligible()));
        return new Judgement(demand.signers() >= needed, needed, this);
    }

    /** Whether the meeting must be called, and what that was measured by. */
    public record Judgement(boolean sufficient, int needed, DemandRule by) {}
}
