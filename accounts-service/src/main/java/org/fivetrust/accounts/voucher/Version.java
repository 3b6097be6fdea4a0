package org.fivetrust.accounts.voucher;

import org.fivetrust.shared.web.Precondition;
import org.jspecify.annotations.Nullable;

/** The version a client changes, as {@code If-Match} says it. */
record Version(String tag) {

    static Version of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Precondition.required();
        }
        return new Version(ifMatch.startsWith("W/") ? ifMatch.substring(2) : ifMatch);
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    void mustBe(int version) {
        if (!tag.equals(tag(version))) {
            throw Precondition.failed();
        }
    }
}
