package org.fivetrust.accounts.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param mandatesRequired whether auditors read only what a live mandate names */
@ConfigurationProperties("audit")
record AuditSettings(@DefaultValue("false") boolean mandatesRequired) {}
