package org.fivetrust.shared.web;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Days;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;

/** Reads the day on which something old was made or acquired: {@code @JsonDeserialize(using = HistoricalDay.class)}. */
public final class HistoricalDay extends ClientValues.Known<LocalDate> {

    public HistoricalDay() {
        super(LocalDate.class, LocalDateDeserializer.INSTANCE, Days::historical);
    }
}
