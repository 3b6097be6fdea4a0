package org.fivetrust.accounts;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * What the driver sends to the database while something is done; the setting of the scope and transactions left out.
 */
public final class Queries {

    private Queries() {}

    public static List<String> during(Runnable work) {
        var logger = (Logger) LoggerFactory.getLogger("io.r2dbc.postgresql.QUERY");
        var appender = new ListAppender<ILoggingEvent>();
        var before = logger.getLevel();
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.DEBUG);
        try {
            work.run();
        } finally {
            logger.detachAppender(appender);
            logger.setLevel(before);
        }
        return List.copyOf(appender.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("select") && !message.contains("set_config"))
                .filter(message -> !message.contains("outbox") && !message.contains("from act"))
                .toList();
    }
}
