package org.fivetrust.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * What keeps a request from waiting for itself, however small the pool is: a result is read to its end before anything
 * else is asked, no request holds two connections, and no neighbour is called while a transaction is open. What breaks
 * a rule fails on the spot and is reported at the end of the test class.
 */
final class ConnectionRules {

    private static final Queue<String> FAULTS = new ConcurrentLinkedQueue<>();

    private static final ThreadLocal<@Nullable Reading> DELIVERING = new ThreadLocal<>();

    private ConnectionRules() {}

    /** A result whose rows are on their way. */
    static final class Reading {

        private final String sql;
        private volatile boolean over;

        Reading(String sql) {
            this.sql = sql;
        }

        void end() {
            over = true;
        }

        /** Hands a row on; whoever asks for more than this row meanwhile asks from within the result. */
        void deliver(Runnable row) {
            var outer = DELIVERING.get();
            DELIVERING.set(this);
            try {
                row.run();
            } finally {
                DELIVERING.set(outer);
            }
        }
    }

    /** The connections that one request holds. */
    static final class HeldConnection {

        private final Set<Object> connections = new HashSet<>();

        synchronized void take(Object connection, String what) {
            connections.add(connection);
            if (connections.size() > 1) {
                connections.remove(connection);
                throw fault("one request holds two connections; the second for: " + what);
            }
        }

        synchronized void giveBack(Object connection) {
            connections.remove(connection);
        }
    }

    static void mayAsk(String what) {
        var reading = DELIVERING.get();
        if (reading != null && !reading.over) {
            throw fault("asked from within the unread result of:\n" + reading.sql + "\nis:\n" + what);
        }
    }

    static void mayCall(ContextView context, String neighbour) {
        mayAsk(neighbour);
        if (context.hasKey(Scope.class)) {
            throw fault("called while a transaction is open: " + neighbour);
        }
    }

    private static IllegalStateException fault(String what) {
        FAULTS.add(what);
        return new IllegalStateException(what);
    }

    /** What has been broken since the last time this was asked. */
    static List<String> broken() {
        var told = new ArrayList<String>();
        for (var fault = FAULTS.poll(); fault != null; fault = FAULTS.poll()) {
            told.add(fault);
        }
        return told;
    }
}
