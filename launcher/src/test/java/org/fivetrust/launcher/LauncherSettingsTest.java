package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherSettingsTest {

    @Test
    void withoutAWordEveryDoorIsWhereTheContractNamesIt() {
        var settings = LauncherSettings.from(Map.of());
        assertThat(settings.url(ServicePort.GATEWAY)).isEqualTo("http://localhost:8080");
        assertThat(settings.url(ServicePort.ISSUER)).isEqualTo("http://localhost:9000");
        assertThat(settings.demo()).isTrue();
        assertThat(settings.console()).isFalse();
        assertThat(settings.password()).isEqualTo("demo");
        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.dataFolder()).isEqualTo(Path.of("data").toAbsolutePath());
    }

    @Test
    void everyDoorMovesByItsOwnVariable() {
        for (var servicePort : ServicePort.values()) {
            var settings = LauncherSettings.from(Map.of(servicePort.variable(), "12345"));
            assertThat(settings.port(servicePort)).isEqualTo(12345);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65536", "http", "80 80", "99999999999"})
    void whatIsNoPortIsSaidWithItsVariable(String told) {
        var environment = Map.of("FUNDS_PORT", told);
        assertThatThrownBy(() -> LauncherSettings.from(environment))
                .isInstanceOf(StartFailure.class)
                .hasMessage("FUNDS_PORT=" + told + " is not a port: give a number from 1 to 65535.");
    }

    @Test
    void twoDoorsDoNotShareAPort() {
        var environment = Map.of("ISSUER_PORT", "8080");
        assertThatThrownBy(() -> LauncherSettings.from(environment))
                .isInstanceOf(StartFailure.class)
                .hasMessage("GATEWAY_PORT and ISSUER_PORT are both 8080: each door needs a port of its own.");
    }

    @Test
    void profilesAreDemoAndPlain() {
        assertThat(LauncherSettings.from(Map.of("PROFILE", "plain")).demo()).isFalse();
        assertThatThrownBy(() -> LauncherSettings.from(Map.of("PROFILE", "prod")))
                .isInstanceOf(StartFailure.class)
                .hasMessage("PROFILE=prod is unknown: it is demo or plain.");
    }
}
