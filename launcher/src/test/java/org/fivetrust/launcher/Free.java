package org.fivetrust.launcher;

import java.io.IOException;
import java.net.ServerSocket;

/** A port that nobody listens on. */
final class Free {

    private Free() {}

    static int port() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
