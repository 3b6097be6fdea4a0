package org.fivetrust.accounts;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * What the driver sends to the database while something is done. The setting of the scope and transactions are left
 * out, and so is what the rounds in the background ask meanwhile.
 */
public final class Queries {

    private static final Pattern BACKGROUND = Pattern.compile(
            "\\b(?:outbox|next_delivery|inbox|from act|(?:from|join|into) evidence_\\w+|place_leaves|pg_try_advisory\\w*)\\b");

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
                .filter(message -> !BACKGROUND.matcher(message).find())
                .toList();
    }
}
