package org.fivetrust.archives;

import org.fivetrust.agreementclient.AgreementClientConfiguration;
import org.fivetrust.evidence.EvidenceConfiguration;
import org.fivetrust.shared.web.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Keeps each principal's records and their bytes, and lends none without a warrant. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import({ServiceConfiguration.class, AgreementClientConfiguration.class, EvidenceConfiguration.class})
public class ArchivesApplication {

    public static void main(String[] args) {
        ServiceConfiguration.run(ArchivesApplication.class, "archives", args);
    }
}
