package org.fivetrust.shared.web;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Mono;

/** The driver's connections, each beginning its transactions in the scope that stands in the context. */
record ScopedConnections(ConnectionFactory driver, TransactionActivity activity)
        implements ConnectionFactory, Wrapped<ConnectionFactory> {

    @Override
    public Mono<Connection> create() {
        return Mono.from(driver.create()).map(connection -> new ScopedConnection(connection, activity));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return driver.getMetadata();
    }

    @Override
    public ConnectionFactory unwrap() {
        return driver;
    }
}
