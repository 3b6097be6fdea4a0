package org.fivetrust.launcher;

import java.util.Locale;

/** What a newcomer sees when all is up. The three commands are to be copied as they stand. */
final class Greeting {

    private static final String WORDS = """

            Ready after %1$.1f s.
              gateway   %2$s   (all APIs: %2$s/swagger-ui.html)
              health    %2$s/actuator/health
              issuer    %3$s
              data      %4$s   (log: product.log)

            %5$s Others: director. secretary. supervisor. of dongfang and xinghe,
            accountant reviewer cashier releaser head civil-affairs archivist custodian leader principal-leader auditor.

            Try, in another terminal:
              TOKEN=$(curl -s -u reporter.dongfang:%6$s -d grant_type=client_credentials %3$s/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
              curl -s %2$s/v1/rulings -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"principal":"dongfang-committee","act":{"kind":"PAYMENT","amount":"4980.00","subject":"paving"}}'
              curl -s "%2$s/v1/trust-accounts?principal=dongfang-committee" -H "Authorization: Bearer $TOKEN"

            Ctrl-C stops everything; the data stays.""";

    private static final String EMPTY = """

            There is no community yet (PROFILE=plain). launcher/src/main/resources/demo/town.yaml shows
            the calls that create one.""";

    private Greeting() {}

    static String of(LauncherSettings settings, double seconds) {
        var usual = settings.password().equals("demo");
        var words = String.format(
                Locale.ROOT,
                WORDS,
                seconds,
                settings.url(ServicePort.GATEWAY),
                settings.url(ServicePort.ISSUER),
                settings.dataFolder(),
                "Log in as reporter.dongfang, password " + (usual ? "demo." : "as DEMO_PASSWORD says."),
                usual ? "demo" : "\"$DEMO_PASSWORD\"");
        return settings.demo() ? words : words + EMPTY;
    }
}
