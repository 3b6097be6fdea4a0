package org.fivetrust.launcher;

import java.util.Locale;

/** Every port the product listens on, and the variable that moves it. */
enum ServicePort {
    GATEWAY(8080),
    AGREEMENTS(8081),
    ACCOUNTS(8082),
    FUNDS(8083),
    ASSETS(8084),
    ARCHIVES(8085),
    SEALS(8086),
    ISSUER(9000),
    DB(5440);

    private final int usualPort;

    ServicePort(int usualPort) {
        this.usualPort = usualPort;
    }

    int usualPort() {
        return usualPort;
    }

    String variable() {
        return name() + "_PORT";
    }

    String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
