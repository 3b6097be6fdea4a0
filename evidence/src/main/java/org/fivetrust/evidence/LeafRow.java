package org.fivetrust.evidence;

import org.jspecify.annotations.Nullable;

/** A leaf's text and what it commits to; without a position it waits for the sequencer. */
record LeafRow(String body, String content, @Nullable Long position) {}
