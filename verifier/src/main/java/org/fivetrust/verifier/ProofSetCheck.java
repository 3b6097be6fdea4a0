package org.fivetrust.verifier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.Manifest;
import org.fivetrust.evidence.model.ProofSet;
import org.fivetrust.evidence.model.VerifierKey;
import org.fivetrust.verifier.Fault.Located;

/** Whether a set of proofs holds the leaves that its signed manifest names, these and no others. */
final class ProofSetCheck {

    private final ProofSet set;
    private final List<VerifierKey> keys;
    private final Manifest manifest;
    private final List<Located> faults = new ArrayList<>();

    private ProofSetCheck(ProofSet set, List<VerifierKey> keys) {
        this.set = set;
        this.keys = keys;
        this.manifest = Manifest.parse(set.manifest().text());
    }

    static List<Located> faults(ProofSet set, List<VerifierKey> keys) {
        var check = new ProofSetCheck(set, keys);
        check.manifest();
        check.leaves();
        return check.faults;
    }

    /** How a leaf is named in what is said of it. */
    static String named(Bundle bundle) {
        return named(bundle.index(), bundle.leaf().field("kind"));
    }

    private static String named(long index, String kind) {
        return "#" + index + " " + kind;
    }

    private void manifest() {
        note(set.manifest().signedBy(keys), Fault.SIGNATURE, "manifest");
        note(manifest.about().equals(set.about()), Fault.OTHER_ACT, "manifest: " + manifest.about());
        note(
                manifest.size() == Checkpoint.parse(set.checkpoint().text()).size(),
                Fault.DISAGREES,
                "manifest, checkpoint: " + manifest.size());
        for (var line : manifest.lines()) {
            note(
                    set.bundles().stream().anyMatch(bundle -> bundle.index() == line.index()),
                    Fault.LEFT_OUT,
                    named(line.index(), line.kind()));
        }
    }

    private void leaves() {
        var seen = new HashSet<Long>();
        for (var bundle : set.bundles()) {
            var where = named(bundle);
            note(seen.add(bundle.index()), Fault.TWICE, where);
            note(manifest.origin().equals(Manifest.origin(bundle.leaf().field("service"))), Fault.OTHER_LOG, where);
            note(manifest.lines().stream().anyMatch(line -> line.names(bundle)), Fault.NOT_LISTED, where);
            note(bundle.content() != null, Fault.CONTENT, where);
            bundle.faults(keys).forEach(fault -> faults.add(Fault.of(fault).at(where)));
        }
    }

    private void note(boolean holds, Fault otherwise, String where) {
        if (!holds) {
            faults.add(otherwise.at(where));
        }
    }
}
