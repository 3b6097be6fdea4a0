package org.fivetrust.funds.imprest.model;

import java.util.List;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * What became of an advance (报销).
 *
 * @param returned cash that is paid in again
 * @param slip number of the bank's paying-in slip for it
 */
public record Settlement(
        Money spent, Money returned, @Nullable String slip, String purpose, String category, List<Paper> papers) {

    private static final Refusal USED =
            Refusal.rule("funds.invoice-used").curedBy(Cure.of("funds.own-invoice", Roles.REPORTER));

    public Settlement {
        papers = List.copyOf(papers);
    }

    /** The invoices it uses up: each is used once, whoever holds it. */
    public List<Paper> invoices() {
        return papers.stream().filter(Paper::isInvoice).toList();
    }

    /** Another settlement or payment, of whatever community, rests on this invoice. */
    public static Refusal used(Paper invoice) {
        return USED.with("invoices", invoice.number());
    }
}
