package org.fivetrust.seals.request;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param mostCopies how many copies of one paper may be asked for at once */
@ConfigurationProperties("imprints")
record ImprintSettings(int mostCopies) {}
