package io.adledger.opensearch.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;

/**
 * OpenSearch on the loopback interface, for as long as standard input stays open.
 *
 * <p>Arguments: the port (0 for any free one), the folder of its indexes. Once it answers it prints {@code listening PORT};
 * when it cannot start it prints {@code failed REASON} and exits with 1. It ends when standard input reaches its end, which
 * it does when the parent closes it or dies, however it dies.
 */
public final class OpenSearchServer {

    private static final String MODULES = String.join(
            ",",
            "org.opensearch.analysis.common.CommonAnalysisModulePlugin",
            "org.opensearch.transport.Netty4ModulePlugin",
            "org.opensearch.index.mapper.MapperExtrasModulePlugin",
            "org.opensearch.index.reindex.ReindexModulePlugin");

    private OpenSearchServer() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        // The runner tells what it does.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try (OpenSearchRunner runner = start(arguments[0], arguments[1])) {
            out.println("listening "
                    + runner.getNode(0)
                            .injector()
                            .getInstance(HttpServerTransport.class)
                            .boundAddress()
                            .publishAddress()
                            .getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | RuntimeException failure) {
            out.println("failed " + reason(failure));
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    private static OpenSearchRunner start(String port, String folder) {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> configure(settings, port));
        runner.build(OpenSearchRunner.newConfigs()
                .basePath(folder)
                .numOfNode(1)
                .clusterName("adledger")
                .moduleTypes(MODULES)
                .disableESLogger());
        return runner;
    }

    private static void configure(Settings.Builder settings, String port) {
        settings.put("network.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.port", "0")
                .put("discovery.type", "single-node")
                .put("action.auto_create_index", false)
                .put("action.destructive_requires_name", true)
                // Shares of a disk that is not its alone would stop it for no reason.
                .put("cluster.routing.allocation.disk.watermark.low", "1gb")
                .put("cluster.routing.allocation.disk.watermark.high", "512mb")
                .put("cluster.routing.allocation.disk.watermark.flood_stage", "256mb");
    }

    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage() == null ? cause : cause.getMessage())
                .replace('\n', ' ');
    }
}
