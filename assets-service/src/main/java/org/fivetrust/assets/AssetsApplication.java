package org.fivetrust.assets;

import org.fivetrust.agreementclient.AgreementClientConfiguration;
import org.fivetrust.evidence.EvidenceConfiguration;
import org.fivetrust.shared.web.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Keeps each principal's register of things, and lets none leave it without a warrant. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({ServiceConfiguration.class, AgreementClientConfiguration.class, EvidenceConfiguration.class})
public class AssetsApplication {

    public static void main(String[] args) {
        ServiceConfiguration.run(AssetsApplication.class, "assets", args);
    }
}
