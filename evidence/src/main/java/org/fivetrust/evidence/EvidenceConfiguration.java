package org.fivetrust.evidence;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The evidence log, for services that have acts to prove. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceSettings.class)
@Import({
    SigningKey.class,
    TreeNodes.class,
    CheckpointStore.class,
    Sequencer.class,
    EvidenceLog.class,
    LogController.class,
    StoredLog.class,
    Verification.class,
    Verifications.class,
    VerificationController.class
})
public class EvidenceConfiguration {}
