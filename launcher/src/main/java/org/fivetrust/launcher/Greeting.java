package org.fivetrust.launcher;

/** What a newcomer sees when all is up. */
final class Greeting {

    private Greeting() {}

    static String of(LauncherSettings settings, double seconds) {
        var gateway = settings.url(Door.GATEWAY);
        var issuer = settings.url(Door.ISSUER);
        return String.format(
                """

                Ready after %.1f s.
                  gateway   %s   (all APIs: %s/swagger-ui.html)
                  health    %s/actuator/health
                  issuer    %s
                  data      %s   (log: product.log)

                Log in as reporter.dongfang, password demo; also director. secretary. supervisor. of dongfang and xinghe,
                accountant reviewer cashier releaser head civil-affairs archivist custodian leader principal-leader auditor.

                Try, in another terminal:
                  TOKEN=$(curl -s -u reporter.dongfang:demo -d grant_type=client_credentials %s/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  curl -s %s/v1/rulings -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"principal":"dongfang-committee","act":{"kind":"PAYMENT","amount":"4980.00","subject":"paving"}}'
                  curl -s "%s/v1/trust-accounts?principal=dongfang-committee" -H "Authorization: Bearer $TOKEN"

                Ctrl-C stops everything; the data stays.""", seconds, gateway, gateway, gateway, issuer, settings.dataFolder(), issuer, gateway, gateway);
    }
}
