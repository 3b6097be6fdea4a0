package org.fivetrust.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root. Started by root, it runs as nobody, in a user namespace where there are any. */
record PlainUser(List<String> prefix, boolean ownsItsFiles) {

    private static final String NOBODY = "65534";

    private static final List<String> IN_NAMESPACE = List.of("unshare", "-U");

    private static final List<String> BY_ID =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    static PlainUser find() {
        if (!Command.run(List.of("id", "-u")).said().strip().equals("0")) {
            return new PlainUser(List.of(), false);
        }
        if (works(IN_NAMESPACE)) {
            return new PlainUser(IN_NAMESPACE, false);
        }
        if (works(BY_ID)) {
            return new PlainUser(BY_ID, true);
        }
        throw new StartFailure("PostgreSQL does not run as root, and neither unshare nor setpriv works here:"
                + " start as a plain user.");
    }

    private static boolean works(List<String> prefix) {
        return Command.run(join(prefix, List.of("true"))).well();
    }

    Command.Ended run(String... words) {
        return Command.run(join(prefix, List.of(words)));
    }

    /** Hands a path over, where the plain user is another one than ours. */
    void give(Path path) {
        if (ownsItsFiles) {
            Command.run(List.of("chown", "-R", NOBODY + ":" + NOBODY, path.toString()));
        }
    }

    private static List<String> join(List<String> prefix, List<String> words) {
        var all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }
}
