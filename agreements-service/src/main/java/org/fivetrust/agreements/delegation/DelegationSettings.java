package org.fivetrust.agreements.delegation;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** How long a role may be lent at once. */
@ConfigurationProperties("delegation")
record DelegationSettings(int longestDays) {}
