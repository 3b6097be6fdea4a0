package org.fivetrust.testing.sample;

import org.fivetrust.agreementclient.AgreementClientConfiguration;
import org.fivetrust.shared.web.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The smallest service there can be, to see the frame work. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({ServiceConfiguration.class, AgreementClientConfiguration.class})
public class SampleApplication {}
