package org.fivetrust.archives.loan;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.archives.loan.model.LoanOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Requester;
import org.fivetrust.shared.web.Caller;

/** A loan as it is put to the agreement: everything the approvers see, and nothing may change afterwards. */
final class LoanAct {

    static final String KIND = "LOAN";

    private LoanAct() {}

    static Act freeze(UUID id, LoanOrder order, RecordAtHand record, Caller caller, LocalDate today) {
        return new Act(
                id,
                order.principal(),
                KIND,
                null,
                "借阅 %s（%s）".formatted(record.title(), record.archivalNumber()),
                record.category(),
                null,
                false,
                Requester.of(caller),
                today,
                Map.of(
                        "record", record.id().toString(),
                        "archivalNumber", record.archivalNumber(),
                        "title", record.title(),
                        "sha256", record.sha256(),
                        "purpose", order.purpose(),
                        "borrower", order.borrower(),
                        "dueOn", order.dueOn().toString()));
    }
}
