package org.fivetrust.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** What a server says to bytes that no HTTP client would send; nothing at all has the status 0. */
record RawAnswer(int status, String head, String body) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final RawAnswer SILENCE = new RawAnswer(0, "", "");

    /** Reads to the end of the connection, or of the head where the body never ends. */
    static RawAnswer to(int port, byte[] request, boolean endless) {
        var said = new ByteArrayOutputStream();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            send(socket, request);
            var buffer = new byte[8_192];
            for (int read; (read = socket.getInputStream().read(buffer)) >= 0; ) {
                said.write(buffer, 0, read);
                if (endless
                        && parsed(said.toString(StandardCharsets.ISO_8859_1)).isOf("text/event-stream")) {
                    break;
                }
            }
        } catch (IOException cut) {
            return said.size() == 0 ? SILENCE : parsed(said.toString(StandardCharsets.ISO_8859_1));
        }
        return parsed(said.toString(StandardCharsets.ISO_8859_1));
    }

    /** The server may have answered, and closed, before it has read everything. */
    private static void send(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
        } catch (SocketException closed) {
            // what it said is read next
        }
    }

    private static RawAnswer parsed(String said) {
        var end = said.indexOf("\r\n\r\n");
        var head = (end < 0 ? said : said.substring(0, end)).toLowerCase(Locale.ROOT);
        var status = head.matches("(?s)http/1.1 [1-5][0-9][0-9].*") ? Integer.parseInt(head.substring(9, 12)) : 0;
        var rest = end < 0 ? "" : said.substring(end + 4);
        var body = head.contains("transfer-encoding: chunked") ? joined(rest) : rest;
        return new RawAnswer(
                status, head, new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static String joined(String chunks) {
        var body = new StringBuilder();
        for (int at = 0, line; (line = chunks.indexOf("\r\n", at)) > at; ) {
            var start = line + 2;
            var end = Math.min(chunks.length(), start + Integer.parseInt(chunks.substring(at, line), 16));
            body.append(chunks, start, end);
            at = end + 2;
        }
        return body.toString();
    }

    boolean isOf(String mediaType) {
        return head.contains("content-type: " + mediaType);
    }
}
