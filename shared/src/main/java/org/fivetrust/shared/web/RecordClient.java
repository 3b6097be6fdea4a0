package org.fivetrust.shared.web;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The usual client, but for how rows become records: see {@link RecordRows}. */
record RecordClient(DatabaseClient usual) implements DatabaseClient {

    @Override
    public GenericExecuteSpec sql(String sql) {
        return new RecordQuery(usual.sql(sql));
    }

    @Override
    public GenericExecuteSpec sql(Supplier<String> sql) {
        return new RecordQuery(usual.sql(sql));
    }

    @Override
    public ConnectionFactory getConnectionFactory() {
        return usual.getConnectionFactory();
    }

    @Override
    public <T> Mono<T> inConnection(Function<Connection, Mono<T>> action) {
        return usual.inConnection(action);
    }

    @Override
    public <T> Flux<T> inConnectionMany(Function<Connection, Flux<T>> action) {
        return usual.inConnectionMany(action);
    }
}
