package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Secret SECRET = new Secret("secret");

    private static Catalogue told(Map<String, String> environment) {
        return new Catalogue(LauncherSettings.from(environment), SECRET);
    }

    @Test
    void aServiceIsToldItsOwnPasswordsAndNobodyElses() {
        var catalogue = told(Map.of());
        for (var servicePort : Catalogue.WITH_DATABASE) {
            var arguments = String.join("\n", catalogue.arguments(servicePort));
            for (var other : Catalogue.WITH_DATABASE) {
                assertThat(arguments.contains(SECRET.passwordOf(other.shortName())))
                        .as(servicePort + " is told the password of " + other)
                        .isEqualTo(servicePort == other);
            }
        }
    }

    @Test
    void gatewayAndIssuerAreToldOfNoDatabase() {
        var catalogue = told(Map.of());
        assertThat(catalogue.arguments(ServicePort.GATEWAY)).noneMatch(argument -> argument.startsWith("--DB_"));
        assertThat(catalogue.arguments(ServicePort.ISSUER)).noneMatch(argument -> argument.startsWith("--DB_"));
    }

    @Test
    void nothing_listens_on_other_networks_unless_asked_to() {
        for (var servicePort : ServicePort.values()) {
            if (servicePort != ServicePort.DB) {
                assertThat(told(Map.of()).arguments(servicePort)).contains("--server.address=127.0.0.1");
                assertThat(told(Map.of("BIND_ADDRESS", "0.0.0.0")).arguments(servicePort))
                        .contains("--server.address=0.0.0.0");
            }
        }
    }

    @Test
    void aMovedDoorIsKnownToAllOthers() {
        var catalogue = told(Map.of("AGREEMENTS_PORT", "18081", "ISSUER_PORT", "19000"));
        assertThat(catalogue.arguments(ServicePort.FUNDS))
                .contains("--AGREEMENTS_URL=http://localhost:18081", "--ISSUER_URI=http://localhost:19000");
        assertThat(catalogue.arguments(ServicePort.AGREEMENTS)).contains("--server.port=18081");
    }

    @Test
    void theServicesLogInWithASecretThatNobodyCanGuessUnlessOneIsSet() {
        assertThat(told(Map.of()).arguments(ServicePort.ISSUER))
                .contains("--SERVICE_SECRET=" + SECRET.passwordOf("services"))
                .doesNotContain("--SERVICE_SECRET=demo");
        assertThat(told(Map.of("SERVICE_SECRET", "agreed")).arguments(ServicePort.ISSUER))
                .contains("--SERVICE_SECRET=agreed");
    }
}
