package org.fivetrust.shared.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param stuckAfter how long the pool may give no connection before the service reports that it is not ready */
@ConfigurationProperties("database")
record DatabaseSettings(@DefaultValue("5s") Duration stuckAfter) {}
