package org.fivetrust.launcher;

import java.io.PrintStream;
import java.util.Locale;

/** Says where the start is. */
final class StartupLog {

    private final PrintStream out;
    private final LauncherSettings settings;
    private final long begun = System.nanoTime();

    StartupLog(PrintStream out, LauncherSettings settings) {
        this.out = out;
        this.settings = settings;
    }

    void done(ServicePort servicePort) {
        say(servicePort.shortName() + " on " + settings.port(servicePort));
    }

    void say(String step) {
        out.println(String.format(Locale.ROOT, "[%5.1f s] %s", seconds(), step));
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }
}
