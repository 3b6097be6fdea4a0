package org.fivetrust.shared.evidence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of {@code evidence_leaf}; without a position it waits for the sequencer. */
record LeafRow(
        String principal,
        UUID id,
        String kind,
        String subject,
        String body,
        String content,
        @Nullable Long position) {}
