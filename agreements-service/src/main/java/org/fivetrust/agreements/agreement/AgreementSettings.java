package org.fivetrust.agreements.agreement;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param longestSplittingDays the longest splitting window of a new text (拆分合并期) */
@ConfigurationProperties("agreement")
record AgreementSettings(int longestSplittingDays) {}
