package org.fivetrust.agreements.ruling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param size the facts of how many principals are cached at most; 0: none
 * @param probeEvery how often the listening connection is probed
 * @param trustedFor how long the cache is used after the last answered probe
 */
@ConfigurationProperties("facts-cache")
record FactsSettings(int size, Duration probeEvery, Duration trustedFor) {}
