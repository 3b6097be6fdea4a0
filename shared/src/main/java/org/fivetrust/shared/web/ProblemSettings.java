package org.fivetrust.shared.web;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the page behind a problem type is found; the gateway's own address in production. */
@ConfigurationProperties("problems")
record ProblemSettings(String base) {}
