package org.fivetrust.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The whole product in one process: database, token issuer, six services, gateway, and a town to try it with. */
public final class Launcher {

    private static final int KILLED = 137;

    private Launcher() {}

    public static void main(String[] args) throws InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var settings = LauncherSettings.from(System.getenv());
            if (args.length > 0) {
                new BackupCommands(settings, out).obey(List.of(args));
            } else {
                run(settings, out);
            }
        } catch (StartFailure failed) {
            out.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static void run(LauncherSettings settings, PrintStream out) throws InterruptedException {
        ParentProcess.watch(
                System.getProperty("launcher.parent"),
                () -> Runtime.getRuntime().halt(KILLED));
        logInto(settings);
        var startupLog = new StartupLog(out, settings);
        var product = new Product(settings, startupLog);
        Runtime.getRuntime().addShutdownHook(new Thread(product::stop, "stop"));
        var serviceContexts = start(product);
        out.println(Greeting.of(settings, startupLog.seconds()));
        if (settings.console()) {
            listen(new Console(serviceContexts, out));
        }
        new CountDownLatch(1).await();
    }

    /** What fails because Ctrl-C came in the middle is not worth a word: this thread waits for the end. */
    private static ServiceContexts start(Product product) throws InterruptedException {
        try {
            return product.start();
        } catch (IOException | SQLException | StartFailure failed) {
            if (product.isStopping()) {
                new CountDownLatch(1).await();
            }
            product.stop();
            throw failed instanceof StartFailure known
                    ? known
                    : new StartFailure("The start broke off: " + failed, failed);
        }
    }

    private static void listen(Console console) {
        try {
            console.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        } catch (IOException closed) {
            // standard input is closed; the product keeps running
        }
    }

    /** Logging is one for the whole JVM, and a file keeps the terminal readable. */
    private static void logInto(LauncherSettings settings) {
        System.setProperty("logback.configurationFile", "product-log.xml");
        System.setProperty(
                "product.log", settings.dataFolder().resolve("product.log").toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
