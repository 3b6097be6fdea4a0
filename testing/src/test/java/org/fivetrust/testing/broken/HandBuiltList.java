package org.fivetrust.testing.broken;

import java.util.List;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;

final class HandBuiltList {

    Page<String> page(List<String> rows, PageRequest request) {
        return Page.of(rows, request, row -> row);
    }

    boolean begins(PageRequest request) {
        return request.after() == null;
    }
}
