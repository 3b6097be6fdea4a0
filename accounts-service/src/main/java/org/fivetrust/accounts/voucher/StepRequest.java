package org.fivetrust.accounts.voucher;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.voucher.VoucherMessages.Return;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.agreementclient.StandingActs.Asked;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.jspecify.annotations.Nullable;

/** One voucher that somebody wants taken a step on. */
record StepRequest(
        UUID voucher,
        Step step,
        Caller caller,
        @Nullable IdempotencyKey key,
        @Nullable Return why) {

    Asked asked(PrincipalId principal) {
        return new Asked(new IdempotentRequest(caller, principal, key, why == null ? "" : why), StepCommand.act(step));
    }

    /** Two steps of one voucher follow one another, and so do two attempts under one key. */
    Set<?> apart() {
        return key == null ? Set.of(voucher) : Set.of(voucher, List.of(caller.subject(), key.value()));
    }

    StepCommand going(Permitted permitted) {
        return new StepCommand(step, Persons.of(caller), permitted, why == null ? null : why.comment());
    }
}
