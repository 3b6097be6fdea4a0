package org.fivetrust.accounts.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How large a file may be that is taken in at once. */
@ConfigurationProperties("imports")
record IntakeSettings(
        @DefaultValue("16MB") DataSize bytes,
        @DefaultValue("50000") int rows) {}
