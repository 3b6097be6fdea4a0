package org.fivetrust.testing;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BiFunction;
import org.fivetrust.testing.ConnectionRules.HeldConnection;
import org.fivetrust.testing.ConnectionRules.Reading;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** A service's connections under the {@link ConnectionRules}. */
record ObservedConnections(ConnectionFactory driver) implements ConnectionFactory, Wrapped<ConnectionFactory> {

    @Override
    public Mono<Connection> create() {
        return Mono.from(driver.create()).map(connection -> new Watched(connection).proxy());
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return driver.getMetadata();
    }

    @Override
    public ConnectionFactory unwrap() {
        return driver;
    }

    /** One connection; in a transaction it is held until that ends, otherwise while a statement runs. */
    private static final class Watched {

        private final Connection driver;
        private volatile boolean inTransaction;

        private volatile @Nullable HeldConnection holder;

        Watched(Connection driver) {
            this.driver = driver;
        }

        Connection proxy() {
            return watch(
                    Connection.class,
                    driver,
                    (method, answer) -> switch (method.getName()) {
                        case "beginTransaction" -> begin((Publisher<?>) answer);
                        case "commitTransaction", "rollbackTransaction" ->
                            finish((Publisher<?>) answer, method.getName());
                        case "close" -> end((Publisher<?>) answer);
                        default -> answer;
                    },
                    this::statement);
        }

        private Mono<Void> begin(Publisher<?> beginning) {
            return Mono.deferContextual(context -> {
                ConnectionRules.mayAsk("begin");
                RoundTrips.record(context, "begin");
                take(context, "begin");
                inTransaction = true;
                return Mono.from(beginning).then().doOnError(_ -> giveBack());
            });
        }

        private Mono<Void> finish(Publisher<?> ending, String what) {
            return Mono.deferContextual(context -> {
                RoundTrips.record(context, what);
                return end(ending);
            });
        }

        private Mono<Void> end(Publisher<?> ending) {
            return Mono.from(ending).then().doOnTerminate(this::giveBack).doOnCancel(this::giveBack);
        }

        private void take(ContextView context, String what) {
            var request =
                    context.<HeldConnection>getOrEmpty(HeldConnection.class).orElse(null);
            if (request != null) {
                request.take(this, what);
                holder = request;
            }
        }

        private void giveBack() {
            inTransaction = false;
            var request = holder;
            holder = null;
            if (request != null) {
                request.giveBack(this);
            }
        }

        private Object statement(Method method, Object @Nullable [] arguments, Object answer) {
            return method.getName().equals("createStatement") && arguments != null
                    ? statement((Statement) answer, (String) arguments[0])
                    : answer;
        }

        private Statement statement(Statement statement, String sql) {
            return watch(
                    Statement.class,
                    statement,
                    (method, answer) -> method.getName().equals("execute") ? run((Publisher<?>) answer, sql) : answer,
                    (_, _, answer) -> answer);
        }

        private Flux<Result> run(Publisher<?> results, String sql) {
            return Flux.deferContextual(context -> {
                ConnectionRules.mayAsk(sql);
                RoundTrips.record(context, sql);
                var alone = !inTransaction;
                if (alone) {
                    take(context, sql);
                }
                var reading = new Reading(sql);
                var read = Flux.from(results).map(result -> result((Result) result, reading));
                return alone ? read.doOnTerminate(this::giveBack).doOnCancel(this::giveBack) : read;
            });
        }

        private static Result result(Result result, Reading reading) {
            return watch(
                    Result.class,
                    result,
                    (_, answer) -> answer instanceof Publisher<?> rows && !(answer instanceof Result)
                            ? delivered(rows, reading)
                            : answer,
                    (_, _, answer) -> answer);
        }
    }

    private static <T> Flux<T> delivered(Publisher<T> rows, Reading reading) {
        return Flux.from(rows).transform(Operators.<T, T>lift((_, reader) -> new Delivery<>(reader, reading)));
    }

    private static final class Delivery<T> implements CoreSubscriber<T>, Subscription {

        private final CoreSubscriber<? super T> reader;
        private final Reading reading;

        private @Nullable Subscription source;

        Delivery(CoreSubscriber<? super T> reader, Reading reading) {
            this.reader = reader;
            this.reading = reading;
        }

        @Override
        public Context currentContext() {
            return reader.currentContext();
        }

        @Override
        public void onSubscribe(Subscription rows) {
            source = rows;
            reader.onSubscribe(this);
        }

        @Override
        public void onNext(T row) {
            reading.deliver(() -> reader.onNext(row));
        }

        @Override
        public void onError(Throwable failure) {
            reading.end();
            reader.onError(failure);
        }

        @Override
        public void onComplete() {
            reading.end();
            reader.onComplete();
        }

        @Override
        public void request(long more) {
            if (source != null) {
                source.request(more);
            }
        }

        @Override
        public void cancel() {
            reading.end();
            if (source != null) {
                source.cancel();
            }
        }
    }

    private interface Made {

        Object of(Method method, Object @Nullable [] arguments, Object answer);
    }

    /** What the driver answers, as the watch has it; a fluent answer stays the watched one. */
    private static <T> T watch(Class<T> type, T driver, BiFunction<Method, Object, Object> watched, Made made) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                var answer = method.invoke(driver, arguments);
                if (answer == driver) {
                    return proxy;
                }
                return answer == null ? null : made.of(method, arguments, watched.apply(method, answer));
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
