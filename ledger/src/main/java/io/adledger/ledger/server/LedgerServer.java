package io.adledger.ledger.server;

import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.LedgerListener;
import io.adledger.ledger.catalog.OpenLedger;
import io.adledger.ledger.server.control.ControlPlane;
import io.adledger.ledger.transaction.Sessions;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves ledgers over HTTP, or HTTPS, with QLDB's session API and control plane, {@code GET /health} and
 * {@code GET /metrics}. Thread-safe.
 *
 * {@snippet :
 * try (LedgerCatalog catalog = LedgerCatalog.open(CatalogSettings.defaults(), directory);
 *         LedgerServer server = LedgerServer.start(ServerSettings.onPort(8081), catalog)) {
 *     System.out.println(server.endpoint());
 * }
 * }
 *
 * The ledgers are not closed with the server.
 */
public final class LedgerServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerServer.class);
    private static final Duration EXPIRY_INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE_FOR_COMMANDS = Duration.ofSeconds(10);

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Sessions sessions;
    private final ControlPlane control;
    private final Channel listening;
    private final boolean encrypted;
    private final Future<?> expiry;

    private LedgerServer(ServerSettings settings, LedgerCatalog catalog) {
        this.control = new ControlPlane(catalog, settings.destinations());
        this.encrypted = settings.tls().isPresent();
        this.sessions = new Sessions(catalog.ledgers(), settings.sessions());
        Metrics metrics = new Metrics(sessions);
        Gate gate = new Gate(settings.accessKeys());
        Health health = new Health(catalog.ledgers(), catalog::unopened);
        Service service = new Service(health, new SessionApi(sessions, metrics), control, gate, metrics);
        RequestHandler handler = new RequestHandler(service, threads, settings.maxRequestsInProgress());
        try {
            this.listening = bind(settings, handler);
        } catch (RuntimeException e) {
            stopThreads();
            control.close();
            throw e;
        }
        this.expiry = loops.scheduleWithFixedDelay(
                this::expireSessions, EXPIRY_INTERVAL.toMillis(), EXPIRY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        settings.metricsLog().ifPresent(log -> tell(metrics, log));
        catalog.follow(metrics);
        catalog.follow(new EndOfSessions());
    }

    /** Sessions end before their ledger closes. */
    private final class EndOfSessions implements LedgerListener {

        @Override
        public void opened(OpenLedger ledger) {}

        @Override
        public void closing(OpenLedger ledger) {
            sessions.endAll(ledger.ledger());
        }
    }

    /**
     * Starts a server, which answers from now on.
     *
     * @throws PortTakenException if it cannot listen there
     * @throws IllegalArgumentException if its certificate cannot be used
     */
    public static LedgerServer start(ServerSettings settings, LedgerCatalog catalog) {
        return new LedgerServer(settings, catalog);
    }

    // Ends with the threads that it is on.
    private void tell(Metrics metrics, MetricsLog log) {
        Future<?> unused = loops.scheduleAtFixedRate(
                () -> metrics.intervalLines(Instant.now()).forEach(log.lines()),
                log.every().toMillis(),
                log.every().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void expireSessions() {
        try {
            sessions.expire();
        } catch (RuntimeException e) {
            LOG.error("sessions that are out of time could not be ended", e);
        }
    }

    private Channel bind(ServerSettings settings, RequestHandler handler) {
        Optional<SslContext> tls = settings.tls().map(TlsCertificate::context);
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        tls.ifPresent(context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new FlowControlHandler(),
                                        new BoundedAggregator(settings.maxRequestBytes()),
                                        handler);
                    }
                })
                .bind(settings.address())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new PortTakenException(settings.address(), bound.cause());
        }
        return bound.channel();
    }

    /** The port that the server listens on. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** What a client takes as its endpoint. */
    public URI endpoint() {
        InetSocketAddress address = (InetSocketAddress) listening.localAddress();
        String host = address.getAddress().getHostAddress();
        return URI.create((encrypted ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + address.getPort());
    }

    /** Takes no more requests, waits a while for those in progress, and ends all sessions. */
    @Override
    public void close() {
        expiry.cancel(false);
        listening.close().awaitUninterruptibly();
        stopThreads();
        control.close();
        sessions.close();
    }

    private void stopThreads() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_FOR_COMMANDS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
