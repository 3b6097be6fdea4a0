package org.fivetrust.assets.disposal.model;

import java.time.LocalDate;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;

/** A disposal on its way: the asset leaves once. */
public record Disposal(AssetStatus asset) {

    private static final Refusal GONE = Refusal.state("assets.already-disposed");

    public Outcome<Executed> execute(ExecutedAct act, LocalDate today) {
        return asset.mayBecome(AssetStatus.DISPOSED)
                ? Outcome.done(new Executed(act.id(), act.principal(), act.by(), today, act.at()))
                : Outcome.declined(GONE);
    }
}
