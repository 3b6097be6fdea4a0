package org.fivetrust.tabular.model;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A zip file of which every entry has been unpacked once, counted and thrown away before anything of it is used: what
 * its headers say of sizes is not asked. A checksum that does not hold and a name twice make it unreadable.
 */
public final class BoundedZip {

    private final byte[] bytes;
    private final ZipLimits limits;
    private final Deadline deadline;
    private final Map<String, ZipDirectory.Place> places;

    private BoundedZip(byte[] bytes, ZipLimits limits, Deadline deadline) {
        this.bytes = bytes;
        this.limits = limits;
        this.deadline = deadline;
        this.places = ZipDirectory.read(bytes, limits.entries());
    }

    public static BoundedZip open(byte[] bytes, ZipLimits limits, Deadline deadline) {
        var zip = new BoundedZip(bytes, limits, deadline);
        zip.count();
        return zip;
    }

    private void count() {
        var all = 0L;
        for (var place : places.values()) {
            all += count(place, limits.bytes() - all);
        }
    }

    private long count(ZipDirectory.Place place, long left) {
        var room = new byte[16 * 1024];
        var checksum = new CRC32();
        try (var counted = new Counted(place)) {
            for (var read = counted.read(room, 0, room.length); read >= 0; read = counted.read(room, 0, room.length)) {
                checksum.update(room, 0, read);
                if (counted.unpacked > left) {
                    throw FileFault.expandsTooFar(limits.bytes());
                }
            }
            if ((int) checksum.getValue() != place.checksum()) {
                throw FileFault.unreadable();
            }
            return counted.unpacked;
        } catch (IOException damaged) {
            throw FileFault.unreadable();
        }
    }

    public boolean has(String name) {
        return places.containsKey(name);
    }

    /** What is in an entry; it is counted again as it is read. */
    public InputStream entry(String name) {
        var place = places.get(name);
        if (place == null) {
            throw FileFault.unreadable();
        }
        return new Counted(place);
    }

    private InputStream raw(ZipDirectory.Place place, Inflater inflater) {
        var stored = place.length() >= 0;
        var raw =
                new ByteArrayInputStream(bytes, place.start(), stored ? place.length() : bytes.length - place.start());
        return stored ? raw : new InflaterInputStream(raw, inflater, 8 * 1024);
    }

    /** Counts what one entry has come to. */
    private final class Counted extends FilterInputStream {

        /** So much is unpacked whatever it was packed to. */
        private static final long GRACE = 4L << 20;

        private final Inflater inflater;
        private final boolean isPacked;
        private long unpacked;

        Counted(ZipDirectory.Place place) {
            this(place, new Inflater(true));
        }

        private Counted(ZipDirectory.Place place, Inflater inflater) {
            super(raw(place, inflater));
            this.inflater = inflater;
            this.isPacked = place.length() < 0;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            deadline.check();
            var read = super.read(into, from, length);
            unpacked += Math.max(read, 0);
            if (unpacked > limits.entryBytes()) {
                throw FileFault.expandsTooFar(limits.entryBytes());
            }
            if (isPacked && unpacked > GRACE && unpacked > limits.ratio() * inflater.getBytesRead()) {
                throw FileFault.tooDense(limits.ratio());
            }
            return read;
        }

        /** Gives the native memory back. */
        @Override
        public void close() throws IOException {
            super.close();
            inflater.end();
        }
    }
}
