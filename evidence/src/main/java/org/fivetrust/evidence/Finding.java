package org.fivetrust.evidence;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that is not as it was proven to be: what, whose, and where exactly. */
@Schema(name = "EvidenceFinding", description = "What does not agree with the log (核验发现的问题)")
record Finding(
        Code code,
        @Nullable String principal,

        @Nullable @Schema(description = "Kind of the act (行为)", example = "voucher.posted")
        String kind,

        @Nullable @Schema(description = "What the act was done on (对象)")
        String subject,

        @Nullable @Schema(description = "What people call it (名称)", example = "付-1 2026-03")
        String label,

        @Nullable @Schema(description = "The place (字段)", example = "/lines/0/debit")
        String pointer,

        @Nullable @Schema(description = "As it was when it was done (原值)")
        String kept,

        @Nullable @Schema(description = "As it is found now (现值)")
        String found) {

    /** What can be wrong. */
    enum Code {
        /** The tables say something else than the act did. */
        CHANGED,
        /** The tables lack it. */
        DELETED,
        /** The tables have it, and no act brought it there. */
        WITHOUT_LEAF,
        /** The leaf, or its stored columns, do not match its hash. */
        LEAF_ALTERED,
        /** A position without a leaf. */
        LEAF_MISSING,
        /** A leaf that has no place and waits for none, or has several; a place or a wait of what is not there. */
        MISPLACED,
        /** A node of the tree is missing, or not what the leaves make it. */
        NODE_ALTERED,
        /** The tree is not the one that was signed. */
        ROOT_DIFFERS,
        /** Not signed by this service's key. */
        SIGNATURE,
        /** The log is shorter than it was. */
        CUT_OFF,
        /** The tree takes no more leaves. */
        STUCK
    }

    static Finding of(Code code, String pointer, @Nullable String kept, @Nullable String found) {
        return new Finding(code, null, null, null, null, pointer, kept, found);
    }
}
