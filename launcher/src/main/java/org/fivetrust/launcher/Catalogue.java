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
import org.fivetrust.shared.web.ServiceFrame;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** How each part of the product is made, and what it is told. */
final class Catalogue {

    /** In the order in which they are started. */
    static final List<Door> WITH_DATABASE =
            List.of(Door.AGREEMENTS, Door.FUNDS, Door.ACCOUNTS, Door.ARCHIVES, Door.ASSETS, Door.SEALS);

    private final LauncherSettings settings;
    private final Secret secret;
    private final Path folder;

    Catalogue(LauncherSettings settings, Secret secret) {
        this.settings = settings;
        this.secret = secret;
        this.folder = settings.dataFolder();
    }

    SpringApplicationBuilder application(Door door) {
        return switch (door) {
            case ISSUER -> IssuerApplication.builder();
            case GATEWAY -> GatewayApplication.builder();
            case AGREEMENTS -> ServiceFrame.builder(AgreementsApplication.class, door.shortName());
            case ACCOUNTS -> ServiceFrame.builder(AccountsApplication.class, door.shortName());
            case FUNDS -> ServiceFrame.builder(FundsApplication.class, door.shortName());
            case ASSETS -> ServiceFrame.builder(AssetsApplication.class, door.shortName());
            case ARCHIVES -> ServiceFrame.builder(ArchivesApplication.class, door.shortName());
            case SEALS -> ServiceFrame.builder(SealsApplication.class, door.shortName());
            case DB -> throw new IllegalArgumentException("PostgreSQL is not a Spring application");
        };
    }

    String[] arguments(Door door) {
        var arguments = new ArrayList<String>();
        say(arguments, "server.port", Integer.toString(settings.port(door)));
        say(arguments, "spring.lifecycle.timeout-per-shutdown-phase", "5s");
        say(arguments, "ISSUER_URI", settings.url(Door.ISSUER));
        say(arguments, "JWKS_URI", settings.url(Door.ISSUER) + "/oauth2/jwks");
        say(arguments, "TOKEN_URI", settings.url(Door.ISSUER) + "/oauth2/token");
        say(arguments, "PROBLEMS_BASE", settings.url(Door.GATEWAY) + "/problems/");
        say(arguments, "SERVICE_SECRET", serviceSecret());
        WITH_DATABASE.forEach(service -> say(arguments, service.name() + "_URL", settings.url(service)));
        if (door == Door.ISSUER) {
            say(arguments, "ISSUER_KEY", folder.resolve("issuer-key.json").toString());
        }
        if (WITH_DATABASE.contains(door)) {
            database(arguments, door.shortName());
        }
        return arguments.toArray(String[]::new);
    }

    private String serviceSecret() {
        return Objects.requireNonNullElseGet(settings.serviceSecret(), () -> secret.passwordOf("services"));
    }

    private void database(List<String> arguments, String service) {
        say(arguments, "DB_HOST", "localhost");
        say(arguments, "DB_PORT", Integer.toString(settings.port(Door.DB)));
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
