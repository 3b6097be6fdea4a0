package org.fivetrust.accounts.audit;

import org.jspecify.annotations.Nullable;

/** Whose the thing is that a path names, and of which year. */
record AuditSubject(@Nullable String principal, @Nullable Integer year) {

    static final AuditSubject NONE = new AuditSubject(null, null);
}
