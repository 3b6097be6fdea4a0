package org.fivetrust.agreements.inquiry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param remembered of how many principals at most; 0: nothing is remembered
 * @param listenEvery how often the listening connection is tried
 * @param heardWithin how long what it was last sure of is relied on
 */
@ConfigurationProperties("questions")
record InquirySettings(int remembered, Duration listenEvery, Duration heardWithin) {}
