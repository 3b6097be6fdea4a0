package org.fivetrust.funds;

import org.fivetrust.agreementclient.AgreementClientConfiguration;
import org.fivetrust.evidence.EvidenceConfiguration;
import org.fivetrust.paper.Printer;
import org.fivetrust.shared.web.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Keeps each principal's money apart, and lets none of it go without a warrant. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({ServiceConfiguration.class, AgreementClientConfiguration.class, EvidenceConfiguration.class, Printer.class})
public class FundsApplication {

    public static void main(String[] args) {
        ServiceConfiguration.run(FundsApplication.class, "funds", args);
    }
}
