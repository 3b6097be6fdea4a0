package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1"})
    void aPortInUseIsNamedWithItsDoorAndItsVariable(String address) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            var settings = settings(Map.of(ServicePort.SEALS, taken.getLocalPort()));
            assertThatThrownBy(() -> Ports.mustBeFree(settings))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("Port " + taken.getLocalPort()
                            + " (seals) is in use: stop what listens there, or choose another with SEALS_PORT.");
        }
    }

    @Test
    void freePortsAreLeftFree() throws IOException {
        var settings = settings(Map.of());
        Ports.mustBeFree(settings);
        assertThatCode(() -> Ports.mustBeFree(settings)).doesNotThrowAnyException();
    }

    private static LauncherSettings settings(Map<ServicePort, Integer> taken) throws IOException {
        var environment = new HashMap<String, String>();
        var ports = new EnumMap<ServicePort, Integer>(ServicePort.class);
        for (var servicePort : ServicePort.values()) {
            ports.put(servicePort, taken.containsKey(servicePort) ? taken.get(servicePort) : Free.port());
        }
        ports.forEach((servicePort, port) -> environment.put(servicePort.variable(), Integer.toString(port)));
        return LauncherSettings.from(environment);
    }
}
