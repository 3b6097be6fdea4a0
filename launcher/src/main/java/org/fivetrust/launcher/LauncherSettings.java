package org.fivetrust.launcher;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says, read once.
 *
 * @param dataFolder what outlives a run
 * @param ports one for each door
 * @param address of this machine on which they listen
 * @param demo whether the demo town is founded
 * @param console whether commands are read from the terminal
 * @param serviceSecret what the services log in with; without one, the data folder's secret gives it
 * @param password of every demo login
 * @param publicAddress under which clients reach the gateway; without one, the gateway's own
 */
record LauncherSettings(
        Path dataFolder,
        Map<ServicePort, Integer> ports,
        String address,
        boolean demo,
        boolean console,
        @Nullable String serviceSecret,
        String password,
        @Nullable String publicAddress) {

    LauncherSettings {
        ports = new EnumMap<>(ports);
    }

    static LauncherSettings from(Map<String, String> environment) {
        return new LauncherSettings(
                Path.of(environment.getOrDefault("DATA_DIR", "data"))
                        .toAbsolutePath()
                        .normalize(),
                ports(environment),
                environment.getOrDefault("BIND_ADDRESS", "127.0.0.1"),
                demo(environment.getOrDefault("PROFILE", "demo")),
                Boolean.parseBoolean(environment.get("LAUNCHER_CONSOLE")),
                environment.get("SERVICE_SECRET"),
                environment.getOrDefault("DEMO_PASSWORD", "demo"),
                environment.get("PUBLIC_URL"));
    }

    private static Map<ServicePort, Integer> ports(Map<String, String> environment) {
        var ports = new EnumMap<ServicePort, Integer>(ServicePort.class);
        var doors = new HashMap<Integer, ServicePort>();
        for (var servicePort : ServicePort.values()) {
            var port = port(environment, servicePort);
            var other = doors.put(port, servicePort);
            if (other != null) {
                throw new StartFailure(other.variable() + " and " + servicePort.variable() + " are both " + port
                        + ": each door needs a port of its own.");
            }
            ports.put(servicePort, port);
        }
        return ports;
    }

    private static int port(Map<String, String> environment, ServicePort servicePort) {
        var told = environment.getOrDefault(servicePort.variable(), Integer.toString(servicePort.usualPort()));
        try {
            var port = Integer.parseInt(told.strip());
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // reported below, like a number out of range
        }
        throw new StartFailure(servicePort.variable() + "=" + told + " is not a port: give a number from 1 to 65535.");
    }

    private static boolean demo(String profile) {
        return switch (profile) {
            case "demo" -> true;
            case "plain" -> false;
            default -> throw new StartFailure("PROFILE=" + profile + " is unknown: it is demo or plain.");
        };
    }

    int port(ServicePort servicePort) {
        return Objects.requireNonNull(ports.get(servicePort));
    }

    String publicUrl() {
        return Objects.requireNonNullElseGet(publicAddress, () -> url(ServicePort.GATEWAY));
    }

    String url(ServicePort servicePort) {
        return "http://localhost:" + port(servicePort);
    }
}
