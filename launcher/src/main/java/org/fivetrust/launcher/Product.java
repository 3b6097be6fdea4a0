package org.fivetrust.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.launcher.demo.DemoTown;
import org.jspecify.annotations.Nullable;

/** Everything in its order: data folder, PostgreSQL, issuer and services, gateway last; and back again. */
final class Product {

    private final LauncherSettings settings;
    private final StartupLog startupLog;
    private volatile @Nullable DataFolder folder;
    private volatile @Nullable Postgres postgres;
    private volatile @Nullable ServiceContexts serviceContexts;
    private volatile boolean stopping;

    Product(LauncherSettings settings, StartupLog startupLog) {
        this.settings = settings;
        this.startupLog = startupLog;
    }

    ServiceContexts start() throws IOException, SQLException, InterruptedException {
        var ourFolder = DataFolder.open(settings.dataFolder());
        folder = ourFolder;
        startupLog.say("data folder " + ourFolder);
        var database = postgres(ourFolder);
        var contexts = new ServiceContexts(new Catalogue(settings, database.secret()));
        serviceContexts = contexts;
        var first = new ArrayList<>(List.of(ServicePort.ISSUER));
        first.addAll(Catalogue.WITH_DATABASE);
        contexts.start(first, startupLog);
        contexts.start(List.of(ServicePort.GATEWAY), startupLog);
        if (settings.demo() && !stopping) {
            seed(ourFolder.resolve("demo-town.seeded"));
        }
        return contexts;
    }

    private Postgres postgres(DataFolder ourFolder) throws IOException, SQLException {
        var database = Postgres.at(ourFolder, settings.port(ServicePort.DB), startupLog);
        if (database.stopOrphan()) {
            startupLog.say("a PostgreSQL left over from a killed run was stopped");
        }
        Ports.mustBeFree(settings);
        postgres = database;
        database.start();
        try (var superuser = database.connect()) {
            var databases = new Databases(superuser, database.secret());
            for (var servicePort : Catalogue.WITH_DATABASE) {
                databases.prepare(servicePort.shortName());
            }
        }
        startupLog.say("PostgreSQL on " + settings.port(ServicePort.DB));
        return database;
    }

    private void seed(Path marker) throws IOException, InterruptedException {
        var town = new DemoTown(
                settings.url(ServicePort.ISSUER), settings.url(ServicePort.GATEWAY), settings.password(), _ -> {});
        if (!Files.exists(marker)) {
            town.seed();
            Files.writeString(marker, Instant.now().toString());
            startupLog.say("demo town founded");
        }
    }

    /** Each door closes before what it leans on. */
    synchronized void stop() {
        stopping = true;
        var database = postgres;
        if (database != null) {
            startupLog.say("stopping");
            leaveHouse();
            database.stop();
            postgres = null;
            startupLog.say("stopped");
        }
        release();
    }

    private void leaveHouse() {
        var contexts = serviceContexts;
        if (contexts != null) {
            contexts.close();
            contexts.stop(ServicePort.GATEWAY);
            Catalogue.WITH_DATABASE.reversed().forEach(contexts::stop);
            contexts.stop(ServicePort.ISSUER);
        }
    }

    boolean isStopping() {
        return stopping;
    }

    private void release() {
        var ourFolder = folder;
        try {
            if (ourFolder != null) {
                ourFolder.close();
            }
        } catch (IOException unlocked) {
            // the lock ends with this process anyway
        }
    }
}
