package org.fivetrust.shared.web;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** How every service asks its database: transactions that begin in their scope, rows that are read without detours. */
@Configuration(proxyBeanMethods = false)
class DatabaseFrame {

    /** Below the pool, which goes on watching over open transactions. */
    @Bean
    ConnectionFactoryDecorator scopedConnections() {
        return ScopedConnections::new;
    }

    @Bean
    DatabaseClient databaseClient(ConnectionFactory connections) {
        return new RecordClient(DatabaseClient.create(connections));
    }
}
