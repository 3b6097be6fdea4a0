package org.fivetrust.accounts.audit;

import java.util.UUID;

/** A posted debit that was drawn, as it is kept. */
record SampleItem(long index, UUID voucher, String label, int line, String account, long amount, int hits) {}
