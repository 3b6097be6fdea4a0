package org.fivetrust.evidence;

import org.fivetrust.shared.metrics.Measure;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
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
public class EvidenceConfiguration {

    @Bean
    Measure waitingLeaves() {
        return Measure.count(
                "evidence.waiting", "leaves", "Leaves without a place in the evidence log", "waiting_leaves()");
    }

    @Bean
    Measure oldestWaitingLeaf() {
        return Measure.age("evidence.oldest.age", "Age of the oldest leaf without a place", "oldest_waiting_leaf()");
    }
}
