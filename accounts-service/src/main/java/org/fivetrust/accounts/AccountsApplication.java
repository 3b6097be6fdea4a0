package org.fivetrust.accounts;

import org.fivetrust.shared.evidence.EvidenceFrame;
import org.fivetrust.shared.web.ServiceFrame;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Keeps each principal's books; what is posted stays posted. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({ServiceFrame.class, EvidenceFrame.class})
public class AccountsApplication {

    public static void main(String[] args) {
        ServiceFrame.run(AccountsApplication.class, "accounts", args);
    }
}
