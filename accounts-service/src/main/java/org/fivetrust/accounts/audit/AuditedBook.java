package org.fivetrust.accounts.audit;

import java.util.UUID;

/** The book that is audited. */
record AuditedBook(String principal, UUID id, String standard) {}
