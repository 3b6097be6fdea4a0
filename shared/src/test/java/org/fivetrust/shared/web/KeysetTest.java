package org.fivetrust.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.fivetrust.shared.kernel.InvalidValue;
import org.junit.jupiter.api.Test;

/** A cursor is the place of a row in one list: the values of its keys, and a checksum of the list's own. */
class KeysetTest {

    private record Row(LocalDate date, Instant at, String name, int number, long seq, UUID id) {}

    private static final Keyset<Row> ORDER =
            Keyset.of("rows of north", Row::date, Row::at, Row::name, Row::number, Row::seq, Row::id);

    private static final Keyset<Row> ELSEWHERE =
            Keyset.of("rows of south", Row::date, Row::at, Row::name, Row::number, Row::seq, Row::id);

    private static final String LETTERS = "aZ09 -_./:;'\"\\%\n\t\r\u0001\u001f年末𠮷😀\u2028﨑";

    private static Row anyRow(Random random) {
        var name = new StringBuilder();
        LETTERS.codePoints().filter(_ -> random.nextBoolean()).forEach(name::appendCodePoint);
        return new Row(
                LocalDate.ofEpochDay(random.nextInt(40_000)),
                Instant.ofEpochSecond(random.nextInt(), 1_000L * random.nextInt(1_000_000)),
                name.toString(),
                random.nextInt(),
                random.nextLong(),
                new UUID(random.nextLong(), random.nextLong()));
    }

    /** The cursor of the first of two rows on a page that holds one. */
    private static String cursor(Keyset<Row> order, Row row) {
        return order.page(List.of(row, row), new PageRequest(1, null)).next();
    }

    private static List<Object> after(Keyset<Row> order, String cursor) {
        return order.after(PageRequest.following(cursor));
    }

    private static void isRefused(String cursor) {
        assertThatThrownBy(() -> after(ORDER, cursor)).as(cursor).isInstanceOf(InvalidValue.class);
    }

    @Test
    void aCursorGivesBackTheKeysOfItsRow() {
        var random = new Random(200);
        for (var n = 0; n < 300; n++) {
            var row = anyRow(random);

            assertThat(after(ORDER, cursor(ORDER, row)))
                    .containsExactly(row.date(), row.at(), row.name(), row.number(), row.seq(), row.id());
        }
    }

    @Test
    void theFirstPageHasNoCursorAndTheLastGivesNone() {
        var row = anyRow(new Random(1));

        assertThat(ORDER.after(new PageRequest(1, null))).isEmpty();
        assertThat(ORDER.page(List.of(row), new PageRequest(1, null)).next()).isNull();
    }

    @Test
    void theCursorOfAnotherListIsRefused() {
        var random = new Random(3);
        for (var n = 0; n < 50; n++) {
            isRefused(cursor(ELSEWHERE, anyRow(random)));
        }
    }

    @Test
    void aCursorWithOneByteChangedIsRefused() {
        var random = new Random(4);
        var cursor = cursor(ORDER, anyRow(random));
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var key = PageRequest.following(cursor).after();
        for (var at = 0; at < cursor.length(); at++) {
            var changed = new StringBuilder(cursor);
            changed.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            if (!PageRequest.following(changed.toString()).after().equals(key)) {
                isRefused(changed.toString());
            }
        }
    }

    @Test
    void aCursorCutOffOrExtendedIsRefused() {
        var cursor = cursor(ORDER, anyRow(new Random(5)));
        for (var length = 1; length < cursor.length(); length++) {
            isRefused(cursor.substring(0, length));
        }
        isRefused(PageRequest.encode(PageRequest.following(cursor).after() + "\0"));
        isRefused(PageRequest.encode(PageRequest.following(cursor).after() + "0"));
    }

    /** The checksum is no secret; values that no row of the list could have are refused all the same. */
    private static String forged(String... values) {
        var text = String.join("\0", values);
        try {
            var sha = MessageDigest.getInstance("SHA-256")
                    .digest(("rows of north\0" + text).getBytes(StandardCharsets.UTF_8));
            return PageRequest.encode(HexFormat.of().formatHex(sha).substring(0, 12) + text);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final String ID = "00000000-0000-4000-8000-000000000001";

    @Test
    void aCursorOfWhatCouldBeARowIsTaken() {
        assertThat(after(ORDER, forged("2026-03-02", "2026-03-02T00:00:00Z", "x", "1", "2", ID)))
                .hasSize(6);
    }

    @Test
    void aForgedCursorWhoseValuesCannotBeReadIsRefused() {
        isRefused(forged("soon", "2026-03-02T00:00:00Z", "x", "1", "2", ID));
        isRefused(forged("2026-02-30", "2026-03-02T00:00:00Z", "x", "1", "2", ID));
        isRefused(forged("2026-03-02", "noon", "x", "1", "2", ID));
        isRefused(forged("2026-03-02", "2026-03-02T00:00:00Z", "x", "one", "2", ID));
        isRefused(forged("2026-03-02", "2026-03-02T00:00:00Z", "x", "2147483648", "2", ID));
        isRefused(forged("2026-03-02", "2026-03-02T00:00:00Z", "x", "1", "9223372036854775808", ID));
        isRefused(forged("2026-03-02", "2026-03-02T00:00:00Z", "x", "1", "2", "not-an-id"));
    }

    @Test
    void aForgedCursorWithMoreOrFewerValuesIsRefused() {
        isRefused(forged("2026-03-02"));
        isRefused(forged("2026-03-02", "2026-03-02T00:00:00Z", "x", "y", "1", "2", ID));
        isRefused(forged());
    }
}
