package org.fivetrust.agreements.resolution.model;

import java.util.List;
import org.fivetrust.agreements.resolution.model.MeetingRule.Shortfall;

/** A matter that a body may not decide, and who decides it instead. */
public record TopicBar(String topic, String decidedBy, String source) {

    public static List<Shortfall> judge(String body, List<TopicBar> bars) {
        return bars.stream()
                .map(bar -> new Shortfall(
                        "competence", bar.topic() + " is decided by " + bar.decidedBy(), body, bar.source()))
                .toList();
    }
}
