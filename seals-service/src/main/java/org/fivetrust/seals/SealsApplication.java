package org.fivetrust.seals;

import org.fivetrust.agreementclient.AgreementClientConfiguration;
import org.fivetrust.evidence.EvidenceConfiguration;
import org.fivetrust.shared.web.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Keeps each principal's seals, and puts none on paper without a warrant for that very paper. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import({ServiceConfiguration.class, AgreementClientConfiguration.class, EvidenceConfiguration.class})
public class SealsApplication {

    public static void main(String[] args) {
        ServiceConfiguration.run(SealsApplication.class, "seals", args);
    }
}
