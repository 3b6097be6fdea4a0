package org.fivetrust.shared.web;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.FetchSpec;
import org.springframework.r2dbc.core.RowsFetchSpec;
import org.springframework.r2dbc.core.StatementFilterFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One query of a {@link RecordClient}. */
record RecordQuery(GenericExecuteSpec usual) implements GenericExecuteSpec {

    @Override
    public <R> RowsFetchSpec<R> mapProperties(Class<R> type) {
        return usual.map(RecordRows.of(type));
    }

    @Override
    public GenericExecuteSpec bind(int index, Object value) {
        return new RecordQuery(usual.bind(index, value));
    }

    @Override
    public GenericExecuteSpec bindNull(int index, Class<?> type) {
        return new RecordQuery(usual.bindNull(index, type));
    }

    @Override
    public GenericExecuteSpec bind(String name, Object value) {
        return new RecordQuery(usual.bind(name, value));
    }

    @Override
    public GenericExecuteSpec bindNull(String name, Class<?> type) {
        return new RecordQuery(usual.bindNull(name, type));
    }

    @Override
    public GenericExecuteSpec bindValues(List<?> values) {
        return new RecordQuery(usual.bindValues(values));
    }

    @Override
    public GenericExecuteSpec bindValues(Map<String, ?> values) {
        return new RecordQuery(usual.bindValues(values));
    }

    @Override
    public GenericExecuteSpec bindProperties(Object source) {
        return new RecordQuery(usual.bindProperties(source));
    }

    @Override
    public GenericExecuteSpec filter(StatementFilterFunction filter) {
        return new RecordQuery(usual.filter(filter));
    }

    @Override
    public <R> RowsFetchSpec<R> map(Function<? super Readable, R> mapping) {
        return usual.map(mapping);
    }

    @Override
    public <R> RowsFetchSpec<R> map(BiFunction<Row, RowMetadata, R> mapping) {
        return usual.map(mapping);
    }

    @Override
    public <R> RowsFetchSpec<R> mapValue(Class<R> type) {
        return usual.mapValue(type);
    }

    @Override
    public <R> Flux<R> flatMap(Function<Result, Publisher<R>> mapping) {
        return usual.flatMap(mapping);
    }

    @Override
    public FetchSpec<Map<String, Object>> fetch() {
        return usual.fetch();
    }

    @Override
    public Mono<Void> then() {
        return usual.then();
    }
}
