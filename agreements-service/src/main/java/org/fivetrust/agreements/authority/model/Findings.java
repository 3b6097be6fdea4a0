package org.fivetrust.agreements.authority.model;

import org.jspecify.annotations.Nullable;

/** What an act that was asked about rests on; no ground where no agreement is in force. */
public record Findings(@Nullable Ground ground, Related related) {

    public static final Findings NONE = new Findings(null, Related.NONE);
}
