package org.fivetrust.shared.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Problems for requests that no handler sees. Services import it with the rest, the gateway alone. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProblemSettings.class)
@Import({ProblemTexts.class, UnreadRequests.class})
public class UnreadRequestsConfiguration {}
