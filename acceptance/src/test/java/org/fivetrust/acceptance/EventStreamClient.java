package org.fivetrust.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** An inbox left open in a browser: it reads server-sent events until it is closed. */
final class EventStreamClient implements AutoCloseable {

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final InputStream stream;

    private EventStreamClient(InputStream stream) {
        this.stream = stream;
        Thread.ofVirtual().start(this::read);
    }

    /** @param last the last event it received before it was closed */
    static EventStreamClient of(Person person, String last) {
        return new EventStreamClient(person.follow("/v1/matters/events", last));
    }

    /** One event. */
    record Heard(String id, String event, JsonNode data) {

        boolean isOf(String matter) {
            return data.path("matter").asString("").equals(matter);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var id = "";
            var event = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    heard.add(new Heard(id, event, Body.read(line.substring(5))));
                }
            }
        } catch (IOException closed) {
            // the screen was closed, or the product was
        }
    }

    Heard await(String matter) {
        return Await.until(
                        "the screen hears of " + matter,
                        () -> heard.stream().filter(event -> event.isOf(matter)).findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
