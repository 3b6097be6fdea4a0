package org.fivetrust.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fivetrust.testing.ConnectionRules.HeldConnection;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * What requests send to the database and wait for: begin, each statement, and commit are one round trip each. Work in
 * the background belongs to no request and is not counted.
 */
public final class RoundTrips {

    private static volatile @Nullable Queue<String> recorded;

    private RoundTrips() {}

    public static List<String> during(Runnable work) {
        var trips = new ConcurrentLinkedQueue<String>();
        recorded = trips;
        try {
            work.run();
        } finally {
            recorded = null;
        }
        return List.copyOf(trips);
    }

    static void record(ContextView context, String what) {
        var trips = recorded;
        if (trips != null && context.hasKey(HeldConnection.class)) {
            trips.add(what.strip());
        }
    }
}
