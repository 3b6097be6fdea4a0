package org.fivetrust.testing;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
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
import java.util.concurrent.TimeUnit;
import reactor.netty.transport.NameResolverProvider.NameResolverSpec;

/** A name server that gives every name the same address of this machine and says that it is valid for an hour. */
public final class NameServerStub implements AutoCloseable {

    private static final long TIME_TO_LIVE = Duration.ofHours(1).toSeconds();

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel server;
    private volatile int host;

    private NameServerStub(int host) {
        this.host = host;
        this.server = new Bootstrap()
                .group(loops)
                .channel(NioDatagramChannel.class)
                .handler(new ChannelInitializer<NioDatagramChannel>() {
                    @Override
                    protected void initChannel(NioDatagramChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new DatagramDnsQueryDecoder(), new DatagramDnsResponseEncoder(), new Answers());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
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
        var address = (InetSocketAddress) server.localAddress();
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
                                question.name(), DnsRecordType.A, TIME_TO_LIVE, Unpooled.wrappedBuffer(new byte[] {
                                    127, 0, 0, (byte) host
                                })));
            }
            context.writeAndFlush(response);
        }
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
