package org.fivetrust.funds.imprest;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.imprest.model.Paper;
import org.fivetrust.shared.kernel.Money;

/** The event of an advance whose spending is accounted for. */
record ImprestSettled(
        UUID settlement,
        UUID imprest,
        UUID account,
        String holder,
        Money amount,
        String purpose,
        String category,
        LocalDate settledOn,
        List<Paper> evidence) {}
