package org.fivetrust.agreements.ruling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param remembered the facts of how many principals are cached at most; 0: none
 * @param listenEvery how often the listening connection is probed
 * @param heardWithin how long the cache is used after the last answered probe
 */
@ConfigurationProperties("questions")
record FactsSettings(int remembered, Duration listenEvery, Duration heardWithin) {}
