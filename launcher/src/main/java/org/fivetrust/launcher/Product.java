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
    private final Steps steps;
    private volatile @Nullable DataFolder folder;
    private volatile @Nullable Postgres postgres;
    private volatile @Nullable House house;
    private volatile boolean stopping;

    Product(LauncherSettings settings, Steps steps) {
        this.settings = settings;
        this.steps = steps;
    }

    House start() throws IOException, SQLException, InterruptedException {
        var ourFolder = DataFolder.open(settings.dataFolder());
        folder = ourFolder;
        steps.say("data folder " + ourFolder);
        var database = postgres(ourFolder);
        var contexts = new House(new Catalogue(settings, database.secret()));
        house = contexts;
        var first = new ArrayList<>(List.of(Door.ISSUER));
        first.addAll(Catalogue.WITH_DATABASE);
        contexts.start(first, steps);
        contexts.start(List.of(Door.GATEWAY), steps);
        if (settings.demo() && !stopping) {
            seed(ourFolder.resolve("demo-town.seeded"));
        }
        return contexts;
    }

    private Postgres postgres(DataFolder ourFolder) throws IOException, SQLException {
        var database = Postgres.at(ourFolder, settings.port(Door.DB), steps);
        if (database.stopOrphan()) {
            steps.say("a PostgreSQL left over from a killed run was stopped");
        }
        Ports.mustBeFree(settings);
        postgres = database;
        database.start();
        try (var superuser = database.connect()) {
            var databases = new Databases(superuser, database.secret());
            for (var door : Catalogue.WITH_DATABASE) {
                databases.prepare(door.shortName());
            }
        }
        steps.say("PostgreSQL on " + settings.port(Door.DB));
        return database;
    }

    private void seed(Path marker) throws IOException, InterruptedException {
        var town = new DemoTown(settings.url(Door.ISSUER), settings.url(Door.GATEWAY), settings.password());
        if (!Files.exists(marker)) {
            town.seed();
            Files.writeString(marker, Instant.now().toString());
            steps.say("demo town founded");
        }
    }

    /** Each door closes before what it leans on. */
    synchronized void stop() {
        stopping = true;
        var database = postgres;
        if (database != null) {
            steps.say("stopping");
            leaveHouse();
            database.stop();
            postgres = null;
            steps.say("stopped");
        }
        release();
    }

    private void leaveHouse() {
        var contexts = house;
        if (contexts != null) {
            contexts.close();
            contexts.stop(Door.GATEWAY);
            Catalogue.WITH_DATABASE.reversed().forEach(contexts::stop);
            contexts.stop(Door.ISSUER);
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
