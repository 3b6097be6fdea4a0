package org.fivetrust.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks before starting: a port in use is said in one sentence instead of a stack trace later. */
final class Ports {

    private Ports() {}

    static void mustBeFree(LauncherSettings settings) {
        for (var servicePort : ServicePort.values()) {
            mustBeFree(servicePort, settings.port(servicePort));
        }
    }

    private static void mustBeFree(ServicePort servicePort, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw new StartFailure(inUse(servicePort, port), taken);
        }
    }

    static String inUse(ServicePort servicePort, int port) {
        return "Port " + port + " (" + servicePort.shortName()
                + ") is in use: stop what listens there, or choose another with " + servicePort.variable() + ".";
    }
}
