package org.fivetrust.shared.web;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/** How every service asks its database: transactions that begin in their scope, rows that are read without detours. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean
    TransactionActivity transactionActivity() {
        return new TransactionActivity();
    }

    @Bean
    DatabaseHealthIndicator databaseHealthIndicator(
            ConnectionPool pool, TransactionActivity transactionActivity, DatabaseSettings settings) {
        return new DatabaseHealthIndicator(pool, transactionActivity, settings);
    }

    /** Below the pool, which goes on watching over open transactions. */
    @Bean
    @Order(0)
    ConnectionFactoryDecorator scopedConnections(TransactionActivity transactionActivity) {
        return driver -> new ScopedConnections(driver, transactionActivity);
    }

    @Bean
    R2dbcCustomConversions r2dbcCustomConversions(JsonMapper json) {
        return DatabaseConversions.of(json);
    }

    @Bean
    DatabaseClient databaseClient(ConnectionFactory connections) {
        return new RecordClient(DatabaseClient.create(connections));
    }
}
