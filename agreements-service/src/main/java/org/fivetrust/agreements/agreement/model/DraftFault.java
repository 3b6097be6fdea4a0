package org.fivetrust.agreements.agreement.model;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue.Violation;

/** What is wrong with a clause, before it is known at which one; its words stand under {@code fault.draft.} */
record DraftFault(String code, List<Object> facts) {

    static DraftFault of(String code, Object... facts) {
        return new DraftFault(code, List.of(facts));
    }

    Violation at(String pointer, String clause, String kind) {
        var all = new ArrayList<>(facts);
        all.addAll(List.of("clause", clause, "kind", kind));
        return Violation.worded("draft." + code, pointer, all.toArray());
    }
}
