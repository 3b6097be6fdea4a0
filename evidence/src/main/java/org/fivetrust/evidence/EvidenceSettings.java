package org.fivetrust.evidence;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keys the folder with the signing key; out of reach of the database's owner
 * @param batch leaves that are given their places in one transaction
 * @param quietAfter how long after the last transaction began the log is looked at less often
 * @param quietEvery how often it is looked at then
 * @param checkpointEvery how old the last checkpoint gets before a grown log is signed again
 */
@ConfigurationProperties("evidence")
record EvidenceSettings(
        Path keys,
        @DefaultValue("1000") int batch,
        @DefaultValue("500ms") Duration quietAfter,
        @DefaultValue("10s") Duration quietEvery,
        @DefaultValue("10s") Duration checkpointEvery) {}
