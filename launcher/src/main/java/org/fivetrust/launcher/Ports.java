package org.fivetrust.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks before starting: a port in use is said in one sentence instead of a stack trace later. */
final class Ports {

    private Ports() {}

    static void mustBeFree(LauncherSettings settings) {
        for (var door : Door.values()) {
            mustBeFree(door, settings.port(door));
        }
    }

    private static void mustBeFree(Door door, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw new StartFailure(inUse(door, port), taken);
        }
    }

    static String inUse(Door door, int port) {
        return "Port " + port + " (" + door.shortName()
                + ") is in use: stop what listens there, or choose another with " + door.variable() + ".";
    }
}
