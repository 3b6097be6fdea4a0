package org.fivetrust.accounts;

import org.fivetrust.agreementclient.AgreementClientConfiguration;
import org.fivetrust.evidence.EvidenceConfiguration;
import org.fivetrust.paper.Printer;
import org.fivetrust.paper.Workbooks;
import org.fivetrust.shared.web.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Keeps each principal's books; what is posted stays posted. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({
    ServiceConfiguration.class,
    AgreementClientConfiguration.class,
    EvidenceConfiguration.class,
    Printer.class,
    Workbooks.class
})
public class AccountsApplication {

    public static void main(String[] args) {
        ServiceConfiguration.run(AccountsApplication.class, "accounts", args);
    }
}
