package org.fivetrust.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.fivetrust.shared.kernel.Splitter;

/** {@code stop <service>}, {@code start <service>}, {@code exit}: each answered by one line. */
record Console(ServiceContexts house, PrintStream out) {

    void obey(BufferedReader commands) throws IOException {
        for (var line = commands.readLine(); line != null; line = commands.readLine()) {
            if (!line.isBlank()) {
                obey(line.strip());
            }
        }
    }

    private void obey(String line) {
        try {
            carryOut(Splitter.of(line, ' ', 2));
            out.println("done: " + line);
        } catch (StartFailure | IllegalArgumentException failed) {
            out.println("failed: " + line + ": " + failed.getMessage());
        }
    }

    private void carryOut(List<String> words) {
        switch (words.getFirst()) {
            case "stop" -> house.stop(door(words));
            case "start" -> house.start(door(words));
            case "exit" -> System.exit(0);
            default -> throw new IllegalArgumentException("known are stop <service>, start <service>, exit");
        }
    }

    private static ServicePort door(List<String> words) {
        var name = words.size() < 2 ? "" : words.getLast().strip();
        var servicePort = Arrays.stream(ServicePort.values())
                .filter(known -> known.shortName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no service " + name));
        if (servicePort == ServicePort.DB) {
            throw new IllegalArgumentException("PostgreSQL stays as long as the product");
        }
        return servicePort;
    }
}
