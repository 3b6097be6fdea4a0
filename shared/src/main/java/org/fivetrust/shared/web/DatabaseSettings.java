package org.fivetrust.shared.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param stuckAfter how long no connection is handed out before the service is no longer ready */
@ConfigurationProperties("database")
record DatabaseSettings(@DefaultValue("5s") Duration stuckAfter) {}
