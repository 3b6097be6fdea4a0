package org.fivetrust.accounts.print;

import java.util.UUID;
import org.fivetrust.paper.Printer;
import org.fivetrust.paper.model.Paper;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Prints vouchers: what is read is drawn after the transaction has ended. */
@Component
class VoucherPrintWorkflow {

    private final VoucherPrints vouchers;
    private final Printer printer;
    private final Transactions transactions;

    VoucherPrintWorkflow(VoucherPrints vouchers, Printer printer, Transactions transactions) {
        this.vouchers = vouchers;
        this.printer = printer;
        this.transactions = transactions;
    }

    /** A drawn paper and how its file is called. */
    record Print(String name, byte[] pdf) {}

    Mono<Print> print(Caller caller, UUID id, Paper paper) {
        return vouchers.sheet(caller.scope(), id, paper)
                .as(transactions.within(caller.scope()))
                .flatMap(this::draw);
    }

    private Mono<Print> draw(Sheet sheet) {
        return printer.print(sheet).map(pdf -> new Print(sheet.name(), pdf));
    }
}
