package org.fivetrust.accounts.voucher.step;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.Decision;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.accounts.voucher.step.StepMessages.Return;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.jspecify.annotations.Nullable;

/** One step that a caller asks for, of one voucher. */
record StepRequest(
        UUID voucher,
        Step step,
        Caller caller,
        @Nullable IdempotencyKey key,
        @Nullable Return why) {

    IdempotentRequest of(PrincipalId principal) {
        return new IdempotentRequest(caller, principal, key, why == null ? "" : why);
    }

    /** Two steps of one voucher follow one another, and so do two attempts under one key. */
    Set<?> apart() {
        return key == null ? Set.of(voucher) : Set.of(voucher, List.of(caller.subject(), key.value()));
    }

    Decision decide(Voucher voucher, Permitted permitted, PostingContext context) {
        return Decision.ofAll(step, List.of(voucher), one -> one.take(step, permitted, context, person()));
    }

    Person person() {
        return caller.person();
    }

    @Nullable
    String comment() {
        return why == null ? null : why.comment();
    }
}
