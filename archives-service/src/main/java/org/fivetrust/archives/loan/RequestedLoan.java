package org.fivetrust.archives.loan;

import org.fivetrust.archives.loan.model.LoanOrder;

/** A loan with the record it is about. */
record RequestedLoan(LoanOrder order, RecordToLend record) {}
