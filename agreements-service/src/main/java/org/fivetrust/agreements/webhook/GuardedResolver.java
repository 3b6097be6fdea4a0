package org.fivetrust.agreements.webhook;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.fivetrust.agreements.webhook.model.EgressPolicy;
import reactor.core.scheduler.Schedulers;

/** Looks names up off the event loop and hands on only addresses within the borders: the very ones connected to. */
class GuardedResolver extends AddressResolverGroup<InetSocketAddress> {

    private final EgressPolicy egressPolicy;

    GuardedResolver(EgressPolicy egressPolicy) {
        this.egressPolicy = egressPolicy;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new InetSocketAddressResolver(executor, new Lookup(executor));
    }

    private final class Lookup extends InetNameResolver {

        Lookup(EventExecutor executor) {
            super(executor);
        }

        @Override
        protected void doResolve(String host, Promise<InetAddress> promise) {
            Schedulers.boundedElastic().schedule(() -> {
                try {
                    promise.trySuccess(allowed(host).getFirst());
                } catch (UnknownHostException none) {
                    promise.tryFailure(none);
                }
            });
        }

        @Override
        protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
            Schedulers.boundedElastic().schedule(() -> {
                try {
                    promise.trySuccess(allowed(host));
                } catch (UnknownHostException none) {
                    promise.tryFailure(none);
                }
            });
        }

        private List<InetAddress> allowed(String host) throws UnknownHostException {
            var found = Stream.of(InetAddress.getAllByName(host))
                    .filter(egressPolicy::mayReach)
                    .toList();
            if (found.isEmpty()) {
                throw new UnknownHostException("no address of " + host + " may be reached");
            }
            return found;
        }
    }
}
