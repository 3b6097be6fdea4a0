package org.fivetrust.tabular.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fivetrust.shared.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedZipTest {

    private static final int MEGABYTE = 1 << 20;

    private static final ZipLimits LIMITS = new ZipLimits(3, 8L * MEGABYTE, 12L * MEGABYTE, 100);

    private static final Deadline LATER = new Deadline(System::nanoTime, 600);

    private static byte[] zip(byte[]... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var number = 0; number < entries.length; number++) {
                zip.putNextEntry(new ZipEntry("entry-" + number));
                zip.write(entries[number]);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static void assertRefused(byte[] bytes, String code) {
        assertThatThrownBy(() -> BoundedZip.open(bytes, LIMITS, LATER))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.because().code()).isEqualTo(code));
    }

    @Test
    void anEntryIsReadByItsName() throws IOException {
        var zip = BoundedZip.open(zip("a".getBytes(UTF_8), "b".getBytes(UTF_8)), LIMITS, LATER);

        assertThat(zip.entry("entry-1").readAllBytes()).asString().isEqualTo("b");
        assertThat(zip.entry("entry-0").readAllBytes()).asString().isEqualTo("a");
        assertThat(zip.has("entry-2")).isFalse();
        assertThatThrownBy(() -> zip.entry("entry-2")).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsStoredUnpackedIsReadToo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry("a");
            var content = "as it is".getBytes(UTF_8);
            var crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        }

        assertThat(BoundedZip.open(bytes.toByteArray(), LIMITS, LATER)
                        .entry("a")
                        .readAllBytes())
                .asString()
                .isEqualTo("as it is");
    }

    @Test
    void entriesAndBytesOfOneAndOfAllAreCounted() throws IOException {
        BoundedZip.open(zip(random(8 * MEGABYTE), random(4 * MEGABYTE), new byte[0]), LIMITS, LATER);

        assertRefused(zip(new byte[0], new byte[0], new byte[0], new byte[0]), "file.too-many-entries");
        assertRefused(zip(random(8 * MEGABYTE + 1)), "file.expands-too-far");
        assertRefused(zip(random(8 * MEGABYTE), random(4 * MEGABYTE + 1)), "file.expands-too-far");
        assertRefused(zip(new byte[6 * MEGABYTE]), "file.too-dense");
    }

    /** What a header says of the size is changed; what is counted is not. */
    @Test
    void whatHeadersSayOfSizesIsNotAsked() throws IOException {
        var bytes = zip(random(8 * MEGABYTE + 1));
        for (var at = bytes.length - 100; at < bytes.length - 46; at++) {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1) {
                Arrays.fill(bytes, at + 20, at + 28, (byte) 1);
            }
        }

        assertRefused(bytes, "file.expands-too-far");
    }

    @ParameterizedTest(name = "{0} changed at {1}")
    @CsvSource({"signature of the first entry, 0", "content, 60", "number of entries, -12", "place of the list, -6"})
    void whatIsDamagedIsNotRead(String what, int at) throws IOException {
        var bytes = zip(random(200), random(300));

        bytes[at < 0 ? bytes.length + at : at] ^= 0x15;

        assertRefused(bytes, "file.unreadable");
    }

    @Test
    void whatIsCutShortOrGoesOnIsNotRead() throws IOException {
        var whole = zip(random(200), random(300));
        for (var length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "file.unreadable");
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 1), "file.unreadable");
    }

    @Test
    void noFileIsReadForEver() throws IOException {
        var now = new AtomicLong();
        var deadline = new Deadline(now::get, 10);
        var bytes = zip(random(100));
        BoundedZip.open(bytes, LIMITS, deadline);

        now.set(10_000_000_001L);

        assertThatThrownBy(() -> BoundedZip.open(bytes, LIMITS, deadline))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.because().code()).isEqualTo("file.not-in-time"));
    }
}
