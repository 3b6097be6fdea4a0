package org.fivetrust.launcher;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What the environment says, read once. */
record LauncherSettings(Path dataFolder, Map<Door, Integer> ports, boolean demo, boolean console, String secret) {

    LauncherSettings {
        ports = new EnumMap<>(ports);
    }

    static LauncherSettings from(Map<String, String> environment) {
        var ports = new EnumMap<Door, Integer>(Door.class);
        for (var door : Door.values()) {
            ports.put(door, port(environment, door));
        }
        return new LauncherSettings(
                Path.of(environment.getOrDefault("DATA_DIR", "data"))
                        .toAbsolutePath()
                        .normalize(),
                ports,
                demo(environment.getOrDefault("PROFILE", "demo")),
                Boolean.parseBoolean(environment.get("LAUNCHER_CONSOLE")),
                environment.getOrDefault("SERVICE_SECRET", "demo"));
    }

    private static int port(Map<String, String> environment, Door door) {
        var told = environment.getOrDefault(door.variable(), Integer.toString(door.usualPort()));
        try {
            var port = Integer.parseInt(told.strip());
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below, like a number out of range
        }
        throw new StartFailure(door.variable() + "=" + told + " is not a port: give a number from 1 to 65535.");
    }

    private static boolean demo(String profile) {
        return switch (profile) {
            case "demo" -> true;
            case "plain" -> false;
            default -> throw new StartFailure("PROFILE=" + profile + " is unknown: it is demo or plain.");
        };
    }

    int port(Door door) {
        return Objects.requireNonNull(ports.get(door));
    }

    String url(Door door) {
        return "http://localhost:" + port(door);
    }
}
