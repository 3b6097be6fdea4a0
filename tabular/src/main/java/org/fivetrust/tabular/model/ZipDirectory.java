package org.fivetrust.tabular.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The list at the end of a zip file (central directory), by which every program finds its entries. */
final class ZipDirectory {

    private static final int LONGEST_NAME = 512;

    private static final int LONGEST_COMMENT = 0xffff;

    private static final int END = 0x06054b50;

    private static final int END_LENGTH = 22;

    private static final int LISTED = 0x02014b50;

    private static final int LISTED_LENGTH = 46;

    private static final int LOCAL = 0x04034b50;

    private static final int LOCAL_LENGTH = 30;

    private static final int IN_EXTRA = 0xffffffff;

    private final ByteBuffer bytes;

    private ZipDirectory(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Where an entry's bytes begin.
     *
     * @param length of bytes that are stored as they are; -1 of those that are packed
     */
    record Place(int start, int length, int checksum) {}

    static Map<String, Place> read(byte[] bytes, int most) {
        try {
            return new ZipDirectory(bytes).read(most);
        } catch (IndexOutOfBoundsException outside) {
            throw FileFault.unreadable();
        }
    }

    private Map<String, Place> read(int most) {
        var end = end();
        var count = number(end + 10);
        var places = new HashMap<String, Place>();
        var at = bytes.getInt(end + 16);
        for (var entry = 0; entry < count; entry++) {
            mustBe(at < end && bytes.getInt(at) == LISTED);
            if (entry == most) {
                throw FileFault.tooManyEntries(most);
            }
            mustBe(places.put(name(at), place(at)) == null);
            at += LISTED_LENGTH + number(at + 28) + number(at + 30) + number(at + 32);
        }
        mustBe(at <= end && (at == end || bytes.getInt(at) != LISTED));
        return places;
    }

    private int end() {
        var last = bytes.limit() - END_LENGTH;
        for (var at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
            if (bytes.getInt(at) == END && at + END_LENGTH + number(at + 20) == bytes.limit()) {
                return at;
            }
        }
        throw FileFault.unreadable();
    }

    private String name(int at) {
        var name = new byte[number(at + 28)];
        mustBe(name.length <= LONGEST_NAME);
        bytes.get(at + LISTED_LENGTH, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    private Place place(int at) {
        var isEncrypted = (number(at + 8) & 1) != 0;
        var method = number(at + 10);
        mustBe(!isEncrypted && (method == 0 || method == 8));
        var local = large(at, 42);
        mustBe(bytes.getInt(local) == LOCAL);
        var start = local + LOCAL_LENGTH + number(local + 26) + number(local + 28);
        var length = method == 0 ? large(at, 20) : -1;
        mustBe(start <= bytes.limit() && length <= bytes.limit() - start);
        return new Place(start, length, bytes.getInt(at + 16));
    }

    /** A size or place that, in a large file, stands among the extra fields (ZIP64). */
    private int large(int at, int field) {
        var said = bytes.getInt(at + field);
        var number = said == IN_EXTRA ? extra(at, field) : said;
        mustBe(number >= 0 && number <= bytes.limit());
        return (int) number;
    }

    private long extra(int at, int field) {
        var from = at + LISTED_LENGTH + number(at + 28);
        var until = from + number(at + 30);
        for (var here = from; here + 4 <= until; here += 4 + number(here + 2)) {
            if (number(here) == 1) {
                var before = field == 42 ? isExtra(at, 24) + isExtra(at, 20) : isExtra(at, 24);
                return bytes.getLong(here + 4 + 8 * before);
            }
        }
        throw FileFault.unreadable();
    }

    private int isExtra(int at, int field) {
        return bytes.getInt(at + field) == IN_EXTRA ? 1 : 0;
    }

    private int number(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static void mustBe(boolean so) {
        if (!so) {
            throw FileFault.unreadable();
        }
    }
}
