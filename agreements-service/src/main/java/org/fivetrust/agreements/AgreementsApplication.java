package org.fivetrust.agreements;

import org.fivetrust.evidence.EvidenceConfiguration;
import org.fivetrust.shared.record.RecordGateConfiguration;
import org.fivetrust.shared.web.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Decides every act by the agreement in force, and signs what it has decided. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import({ServiceConfiguration.class, RecordGateConfiguration.class, EvidenceConfiguration.class})
public class AgreementsApplication {

    public static void main(String[] args) {
        ServiceConfiguration.run(AgreementsApplication.class, "agreements", args);
    }
}
