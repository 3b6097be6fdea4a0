package org.fivetrust.testing;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.net.InetSocketAddress;
import java.time.Duration;
import reactor.netty.Connection;
import reactor.netty.transport.NameResolverProvider.NameResolverSpec;
import reactor.netty.udp.UdpServer;

/** A name server that gives every name the same address of this machine and says that it is valid for an hour. */
public final class NameServerStub implements AutoCloseable {

    private static final long TIME_TO_LIVE = Duration.ofHours(1).toSeconds();

    private final Connection server;
    private volatile int host;

    private NameServerStub(int host) {
        this.host = host;
        this.server = UdpServer.create()
                .host("127.0.0.1")
                .port(0)
                .doOnBound(bound -> bound.addHandlerLast(new DatagramDnsQueryDecoder())
                        .addHandlerLast(new DatagramDnsResponseEncoder())
                        .addHandlerLast(new Answers()))
                .bindNow();
    }

    /** @param host the last part of an address 127.0.0.x */
    public static NameServerStub of(int host) {
        return new NameServerStub(host);
    }

    public void moveTo(int other) {
        host = other;
    }

    /** Makes this server the one that a client asks. */
    public void answer(NameResolverSpec names) {
        var address = (InetSocketAddress) server.channel().localAddress();
        names.dnsAddressResolverGroupProvider(builder -> new DnsAddressResolverGroup(
                builder.nameServerProvider(new SingletonDnsServerAddressStreamProvider(address))));
    }

    private final class Answers extends SimpleChannelInboundHandler<DatagramDnsQuery> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramDnsQuery query) {
            var response = new DatagramDnsResponse(query.recipient(), query.sender(), query.id());
            var question = query.recordAt(DnsSection.QUESTION);
            response.addRecord(DnsSection.QUESTION, question);
            if (question.type().equals(DnsRecordType.A)) {
                response.addRecord(
                        DnsSection.ANSWER,
                        new DefaultDnsRawRecord(
                                question.name(),
                                DnsRecordType.A,
                                TIME_TO_LIVE,
                                Unpooled.wrappedBuffer(new byte[] {127, 0, 0, (byte) host})));
            }
            context.writeAndFlush(response);
        }
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
