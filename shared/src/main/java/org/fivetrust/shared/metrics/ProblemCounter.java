package org.fivetrust.shared.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the problems that were answered, by code. */
public record ProblemCounter(MeterRegistry meters) {

    public void count(String code, int status) {
        Counter.builder("problems")
                .description("Problems that were answered")
                .tag("code", code)
                .tag("status", Integer.toString(status))
                .register(meters)
                .increment();
    }
}
