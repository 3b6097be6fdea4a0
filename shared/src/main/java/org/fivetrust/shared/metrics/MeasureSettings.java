package org.fivetrust.shared.metrics;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keptFor how long measures are told again before they are read again
 * @param patience how long an answer waits for them
 */
@ConfigurationProperties("measures")
record MeasureSettings(
        @DefaultValue("15s") Duration keptFor,
        @DefaultValue("3s") Duration patience) {}
