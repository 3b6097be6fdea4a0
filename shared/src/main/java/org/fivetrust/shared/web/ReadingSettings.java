package org.fivetrust.shared.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/** @param rights rows that take the place of those of the table, where a centre divides its work otherwise */
@ConfigurationProperties("reading")
record ReadingSettings(@Nullable Resource rights) {}
