package org.fivetrust.shared.metrics;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The measures of a service. Each module that has something to measure contributes {@link Measure} beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeasureSettings.class)
@Import({Measures.class, ProblemCounter.class})
public class MetricsConfiguration {}
