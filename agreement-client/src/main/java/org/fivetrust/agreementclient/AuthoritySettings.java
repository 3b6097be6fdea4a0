package org.fivetrust.agreementclient;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How long a key of agreements-service is trusted after it was last listed: as long as it may be away. */
@ConfigurationProperties("authority")
record AuthoritySettings(Duration trustedFor) {}
