package org.fivetrust.shared.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list as it is written in JSON; a record may say more of the list than its items. */
public interface ListPage<T> {

    List<T> items();

    /** The cursor of the following page, or null at the end. */
    @Nullable
    String next();
}
