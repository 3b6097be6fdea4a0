package org.fivetrust.accounts.voucher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.Decision;
import org.fivetrust.accounts.voucher.model.Person;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/** Who takes which step, by which ruling, and why. */
record StepCommand(
        Step step,
        Person hand,
        Permitted permitted,
        @Nullable String comment) {

    private static final Map<Step, String> ACTS = Map.of(
            Step.SUBMITTED, "VOUCHER",
            Step.RETURNED, "REVIEW",
            Step.REVIEWED, "REVIEW",
            Step.POSTED, "POSTING",
            Step.DISCARDED, "VOUCHER");

    /** The kind of act that this step is. */
    static String act(Step step) {
        var act = ACTS.get(step);
        if (act == null) {
            throw new IllegalArgumentException("nobody is asked whether a voucher may be " + step);
        }
        return act;
    }

    /** All of them or none. */
    Decision decide(List<Voucher> all, PostingContext postingContext) {
        var decisions = new LinkedHashMap<UUID, Decision>();
        all.forEach(voucher -> decisions.put(voucher.id(), voucher.take(step, permitted, postingContext, hand)));
        return Decision.ofAll(step, decisions);
    }
}
