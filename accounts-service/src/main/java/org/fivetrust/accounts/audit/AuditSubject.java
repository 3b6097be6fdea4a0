package org.fivetrust.accounts.audit;

import org.jspecify.annotations.Nullable;

/** The principal of what a path names, and the year of a voucher or sample. */
record AuditSubject(@Nullable String principal, @Nullable Integer year) {

    static final AuditSubject NONE = new AuditSubject(null, null);
}
