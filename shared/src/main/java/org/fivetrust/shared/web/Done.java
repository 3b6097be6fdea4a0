package org.fivetrust.shared.web;

import org.jspecify.annotations.Nullable;

/** What was done, as the first answer will say it and every replay repeat it. */
public record Done<T>(int status, @Nullable String location, T body) {

    public static <T> Done<T> created(String location, T body) {
        return new Done<>(201, location, body);
    }

    public static <T> Done<T> ok(T body) {
        return new Done<>(200, null, body);
    }
}
