package org.fivetrust.agreements.authzen;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Under which address districts know this decision point; never what a request says. */
@ConfigurationProperties("authzen")
record AuthzenSettings(String base) {}
