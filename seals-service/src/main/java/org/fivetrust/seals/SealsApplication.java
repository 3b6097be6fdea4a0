package org.fivetrust.seals;

import org.fivetrust.shared.web.ServiceFrame;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Keeps each principal's seals, and puts none on paper without a warrant for that very paper. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import(ServiceFrame.class)
public class SealsApplication {

    public static void main(String[] args) {
        ServiceFrame.run(SealsApplication.class, "seals", args);
    }
}
