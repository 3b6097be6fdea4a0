package org.fivetrust.assets;

import org.fivetrust.shared.web.ServiceFrame;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Keeps each principal's register of things, and lets none leave it without a warrant. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(ServiceFrame.class)
public class AssetsApplication {

    public static void main(String[] args) {
        ServiceFrame.run(AssetsApplication.class, "assets", args);
    }
}
