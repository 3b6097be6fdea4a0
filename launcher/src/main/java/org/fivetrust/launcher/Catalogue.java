package org.fivetrust.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fivetrust.accounts.AccountsApplication;
import org.fivetrust.agreements.AgreementsApplication;
import org.fivetrust.archives.ArchivesApplication;
import org.fivetrust.assets.AssetsApplication;
import org.fivetrust.funds.FundsApplication;
import org.fivetrust.gateway.GatewayApplication;
import org.fivetrust.launcher.issuer.IssuerApplication;
import org.fivetrust.seals.SealsApplication;
import org.fivetrust.shared.web.ServiceConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** How each part of the product is started, and its settings. */
final class Catalogue {

    /** In the order in which they are started. */
    static final List<ServicePort> WITH_DATABASE = List.of(
            ServicePort.AGREEMENTS,
            ServicePort.FUNDS,
            ServicePort.ACCOUNTS,
            ServicePort.ARCHIVES,
            ServicePort.ASSETS,
            ServicePort.SEALS);

    private final LauncherSettings settings;
    private final Secret secret;
    private final Path folder;

    Catalogue(LauncherSettings settings, Secret secret) {
        this.settings = settings;
        this.secret = secret;
        this.folder = settings.dataFolder();
    }

    SpringApplicationBuilder application(ServicePort servicePort) {
        return switch (servicePort) {
            case ISSUER -> IssuerApplication.builder();
            case GATEWAY -> GatewayApplication.builder();
            case AGREEMENTS -> ServiceConfiguration.builder(AgreementsApplication.class, servicePort.shortName());
            case ACCOUNTS -> ServiceConfiguration.builder(AccountsApplication.class, servicePort.shortName());
            case FUNDS -> ServiceConfiguration.builder(FundsApplication.class, servicePort.shortName());
            case ASSETS -> ServiceConfiguration.builder(AssetsApplication.class, servicePort.shortName());
            case ARCHIVES -> ServiceConfiguration.builder(ArchivesApplication.class, servicePort.shortName());
            case SEALS -> ServiceConfiguration.builder(SealsApplication.class, servicePort.shortName());
            case DB -> throw new IllegalArgumentException("PostgreSQL is not a Spring application");
        };
    }

    String[] arguments(ServicePort servicePort) {
        var arguments = new ArrayList<String>();
        say(arguments, "server.port", Integer.toString(settings.port(servicePort)));
        say(arguments, "server.address", settings.address());
        say(arguments, "spring.lifecycle.timeout-per-shutdown-phase", "5s");
        say(arguments, "ISSUER_URI", settings.url(ServicePort.ISSUER));
        say(arguments, "JWKS_URI", settings.url(ServicePort.ISSUER) + "/oauth2/jwks");
        say(arguments, "TOKEN_URI", settings.url(ServicePort.ISSUER) + "/oauth2/token");
        say(arguments, "PUBLIC_URL", settings.publicUrl());
        say(arguments, "PROBLEMS_BASE", settings.publicUrl() + "/problems/");
        say(arguments, "SERVICE_SECRET", serviceSecret());
        WITH_DATABASE.forEach(service -> say(arguments, service.name() + "_URL", settings.url(service)));
        if (servicePort == ServicePort.ISSUER) {
            say(arguments, "ISSUER_KEY", folder.resolve("issuer-key.json").toString());
        }
        if (WITH_DATABASE.contains(servicePort)) {
            database(arguments, servicePort.shortName());
        }
        return arguments.toArray(String[]::new);
    }

    private String serviceSecret() {
        return Objects.requireNonNullElseGet(settings.serviceSecret(), () -> secret.passwordOf("services"));
    }

    private void database(List<String> arguments, String service) {
        say(arguments, "DB_HOST", "localhost");
        say(arguments, "DB_PORT", Integer.toString(settings.port(ServicePort.DB)));
        say(arguments, "DB_PASSWORD", secret.passwordOf(service));
        say(arguments, "DB_OWNER_PASSWORD", secret.passwordOf(service + "_owner"));
        say(arguments, "VAULT_KEY", secret.keyOf("vault"));
        say(arguments, "EVIDENCE_KEYS", folder.resolve("keys").toString());
        say(arguments, "ARCHIVES_STORE", folder.resolve("archives").toString());
        // the gateway brings Spring Cloud on the same class path
        say(arguments, "spring.cloud.discovery.enabled", "false");
        say(arguments, "spring.cloud.refresh.enabled", "false");
        say(arguments, "spring.cloud.gateway.server.webflux.enabled", "false");
        // the issuer brings Tomcat on the same class path
        say(
                arguments,
                "spring.autoconfigure.exclude",
                "org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration");
    }

    private static void say(List<String> arguments, String name, String value) {
        arguments.add("--" + name + "=" + value);
    }
}
