package org.fivetrust.funds.statement.model;

import org.jspecify.annotations.Nullable;

/**
 * Reads a file once, from its beginning to its end. What it finds wrong is told to the {@link Findings} it was given.
 */
public interface StatementReader extends AutoCloseable {

    /** The next part; null at the end. A part in which something was found wrong is left out. */
    @Nullable
    StatementPart next();

    @Override
    void close();
}
