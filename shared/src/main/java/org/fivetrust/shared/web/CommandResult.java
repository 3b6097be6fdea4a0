package org.fivetrust.shared.web;

import org.jspecify.annotations.Nullable;

/** What was done, as the first answer will say it and every replay repeat it. */
public record CommandResult<T>(int status, @Nullable String location, T body) {

    public static <T> CommandResult<T> created(String location, T body) {
        return new CommandResult<>(201, location, body);
    }

    public static <T> CommandResult<T> ok(T body) {
        return new CommandResult<>(200, null, body);
    }
}
