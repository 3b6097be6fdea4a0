package org.fivetrust.funds.account;

import org.fivetrust.shared.metrics.Measure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How far the books are behind the money. */
@Configuration(proxyBeanMethods = false)
class BookingMeasures {

    @Bean
    Measure unbookedMovements() {
        return Measure.count(
                "funds.unbooked", "movements", "Receipts and payments without a voucher", "unbooked_movements()");
    }

    @Bean
    Measure oldestUnbookedMovement() {
        return Measure.age(
                "funds.unbooked.oldest.age",
                "Age of the oldest receipt or payment without a voucher",
                "oldest_unbooked_movement()");
    }
}
