package org.fivetrust.funds.bankorder;

import org.fivetrust.shared.metrics.Measure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Payments on their way to the bank. */
@Configuration(proxyBeanMethods = false)
class BankOrderMeasures {

    @Bean
    Measure unknownPayments() {
        return Measure.count(
                "funds.unknown",
                "payments",
                "Payments of which nobody knows whether the bank made them",
                "unknown_payments()");
    }
}
