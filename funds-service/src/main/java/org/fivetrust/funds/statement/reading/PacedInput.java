package org.fivetrust.funds.statement.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a file, so many at most between two calls of {@link #renew}: what is read at once stays small. */
final class PacedInput extends FilterInputStream {

    private static final int MOST_AT_ONCE = 256 * 1024;

    private int left = MOST_AT_ONCE;

    PacedInput(InputStream in) {
        super(in);
    }

    /** One name, text, comment or the like is larger than anything a statement says. */
    static final class TooMuchAtOnce extends IOException {}

    void renew() {
        left = MOST_AT_ONCE;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (left <= 0) {
            throw new TooMuchAtOnce();
        }
        var read = super.read(into, from, Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }
}
