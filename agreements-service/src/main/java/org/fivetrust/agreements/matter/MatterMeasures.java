package org.fivetrust.agreements.matter;

import org.fivetrust.shared.metrics.Measure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deadlines that were missed. */
@Configuration(proxyBeanMethods = false)
class MatterMeasures {

    @Bean
    Measure overdueSteps() {
        return Measure.count("matter.overdue", "steps", "Open steps that are past their day", "overdue_steps()");
    }

    @Bean
    Measure overduePapers() {
        return Measure.count(
                "matter.overdue.papers", "papers", "Matters whose emergency papers are late", "overdue_papers()");
    }
}
