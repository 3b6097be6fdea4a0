package org.fivetrust.accounts.period;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;

/** What closing the months of a book finds, by where each finding points. */
record Closing(Community community, String book) {

    /** A check that the book demands from a day on. */
    Reply demand(String check, String severity, String validFrom) {
        return community
                .accounts("accountant")
                .setClosingCheck(book, Map.of("code", check, "severity", severity, "validFrom", validFrom));
    }

    /** Of a month that closes. */
    List<String> warnings(String month) {
        return Body.texts(
                community.accounts("accountant").closeMonth(book, month).ok().path("warnings"), "pointer");
    }

    /** Of a month that stays open. */
    List<String> findings(String month) {
        return community.accounts("accountant").closeMonth(book, month).pointers(422, "accounts.month-not-ready");
    }
}
