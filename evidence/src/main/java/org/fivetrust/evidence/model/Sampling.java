package org.fivetrust.evidence.model;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A monetary-unit sample (货币单位抽样) that nobody can steer: systematic, with probability proportional to size, from a
 * start that the signature of a checkpoint fixes. Whoever has the checkpoint and the population draws the same items.
 */
public final class Sampling {

    private static final String FORMAT = "fivetrust-sample/1";

    private Sampling() {}

    /** An item by its place in the population, and how many of the selection points fell on it. */
    public record Drawn(int item, int hits) {}

    /** What the sample is drawn by. {@code parameters} are the parameters in canonical JSON. */
    public static byte[] seed(String checkpoint, String parameters) {
        return HashFamily.SHA256.digest(
                (FORMAT + "\n").getBytes(StandardCharsets.UTF_8),
                checkpoint.getBytes(StandardCharsets.UTF_8),
                parameters.getBytes(StandardCharsets.UTF_8));
    }

    /** The parameters in canonical JSON: this book, this year, so many items, at this confidence in percent. */
    public static String parameters(String book, long year, int size, @Nullable Integer confidence) {
        var parameters = new TreeMap<String, @Nullable Object>();
        parameters.put("book", book);
        parameters.put("year", year);
        parameters.put("size", (long) size);
        if (confidence != null) {
            parameters.put("confidence", (long) confidence);
        }
        return Json.canonical(parameters);
    }

    /** Of amounts in fen, in the order of the log; a red-letter amount counts by its size. */
    public static List<Drawn> draw(byte[] seed, List<Long> amounts, int size) {
        var total = amounts.stream().mapToLong(Math::absExact).reduce(0, Math::addExact);
        if (size < 1 || total < size) {
            throw new IllegalArgumentException("a sample of " + size + " out of " + total + " fen");
        }
        var interval = total / size;
        var point = new BigInteger(1, seed).mod(BigInteger.valueOf(interval)).longValueExact();
        var drawn = new ArrayList<Drawn>();
        var passed = 0L;
        var left = size;
        for (var item = 0; item < amounts.size() && left > 0; item++) {
            passed += Math.abs(amounts.get(item));
            var hits = 0;
            for (; left > 0 && point < passed; point += interval, left--) {
                hits++;
            }
            if (hits > 0) {
                drawn.add(new Drawn(item, hits));
            }
        }
        return drawn;
    }
}
