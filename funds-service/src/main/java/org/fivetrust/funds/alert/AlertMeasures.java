package org.fivetrust.funds.alert;

import org.fivetrust.shared.metrics.Measure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Alerts that nobody has closed. */
@Configuration(proxyBeanMethods = false)
class AlertMeasures {

    @Bean
    Measure openRedAlerts() {
        return Measure.count("funds.alerts.red", "alerts", "Red alerts that are not closed", "open_alerts('RED')");
    }
}
