package org.fivetrust.agreementclient;

import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;

/** The days that differ from the working week, as agreements-service keeps them. */
public class AnnouncedDays {

    private final AgreementGate gate;

    AnnouncedDays(AgreementGate gate) {
        this.gate = gate;
    }

    /** @param version counts what was announced of this day */
    public record Day(LocalDate day, int version, boolean working, String name, String source) {}

    /** Of the year behind and the two ahead. */
    public Mono<List<Day>> all() {
        return gate.calendar();
    }
}
