package org.fivetrust.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** So many connections, each sending one request after the other until the time is up. Nothing is retried. */
record Load(int port, Supplier<byte[]> requests, int connections, long millis) {

    Load(int port, byte[] request, int connections, long millis) {
        this(port, () -> request, connections, millis);
    }

    /**
     * Latencies in microseconds, sorted; the processor time of this JVM, which holds generator and service; and how
     * many things each of them was.
     */
    record Result(long[] micros, long millis, long cpuMicros, int each) {

        /** Of another program, or of many things at once. */
        Result(long[] micros, long millis, int each) {
            this(micros, millis, 0, each);
        }

        static double median(List<Result> rounds, ToDoubleFunction<Result> figure) {
            return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
        }

        double cpuMicrosEach() {
            return cpuMicros / (double) micros.length;
        }

        double perSecond() {
            return micros.length * 1000.0 * each / millis;
        }

        double millisAt(double share) {
            return micros[(int) Math.min(micros.length - 1L, (long) (micros.length * share))] / 1000.0;
        }
    }

    static byte[] get(String path, String token) {
        return head("GET", path, token).concat("\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] post(String path, String token, String body) {
        return (head("POST", path, token) + "Content-Type: application/json\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Under a key nobody has used. */
    static byte[] postOnce(String path, String token, String body) {
        return (head("POST", path, token) + "Idempotency-Key: " + UUID.randomUUID()
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String head(String method, String path, String token) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token + "\r\n";
    }

    Result run() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var spent = cpuNanos();
            var started = System.nanoTime();
            var end = started + millis * 1_000_000;
            var running = IntStream.range(0, connections)
                    .<Future<long[]>>mapToObj(_ -> threads.submit(() -> connection(end)))
                    .toList();
            var all = new long[connections][];
            for (var n = 0; n < connections; n++) {
                all[n] = running.get(n).get();
            }
            var took = (System.nanoTime() - started) / 1_000_000;
            return new Result(
                    Arrays.stream(all).flatMapToLong(Arrays::stream).sorted().toArray(),
                    took,
                    (cpuNanos() - spent) / 1000,
                    1);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private long[] connection(long end) throws IOException {
        var micros = new long[1024];
        var many = 0;
        try (var socket = new Socket("localhost", port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            var in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            var out = socket.getOutputStream();
            while (System.nanoTime() < end) {
                var request = requests.get();
                var sent = System.nanoTime();
                out.write(request);
                answer(in);
                if (many == micros.length) {
                    micros = Arrays.copyOf(micros, many * 2);
                }
                micros[many++] = (System.nanoTime() - sent) / 1000;
            }
        }
        return Arrays.copyOf(micros, many);
    }

    /** Anything but a 200 or a 201 with a length ends the measurement. */
    private static void answer(InputStream in) throws IOException {
        var status = line(in);
        if (!status.contains(" 20")) {
            throw new IOException("answered " + status);
        }
        var length = -1;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).trim());
            }
        }
        if (length < 0) {
            throw new IOException("an answer without a length");
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new IOException("the connection ended");
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }
}
