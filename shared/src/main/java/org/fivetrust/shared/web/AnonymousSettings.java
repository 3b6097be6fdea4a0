package org.fivetrust.shared.web;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param rateLimit requests per second and address, of callers without a valid token */
@ConfigurationProperties("anonymous")
record AnonymousSettings(int rateLimit) {}
