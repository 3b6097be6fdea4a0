package org.fivetrust.agreements.authzen;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Under which address districts know this decision point; blank: the address a request came to. */
@ConfigurationProperties("authzen")
record AuthzenSettings(String base) {}
