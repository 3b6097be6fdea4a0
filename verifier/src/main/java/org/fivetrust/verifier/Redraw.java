package org.fivetrust.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.Json;
import org.fivetrust.evidence.model.Sampling;
import org.fivetrust.evidence.model.SignedNote;
import org.jspecify.annotations.Nullable;

/** Draws the sample of a service again: the same checkpoint, the same request, the same items. */
final class Redraw {

    private Redraw() {}

    /** A line that may be drawn. */
    private record Item(long index, String voucher, long line, long amount) {}

    /** The items drawn, one canonical JSON text each. */
    static List<String> items(Export export, String checkpoint, int size, @Nullable Integer confidence) {
        var population = population(
                export, Checkpoint.parse(SignedNote.parse(checkpoint).text()).size());
        var amounts = population.stream().map(Item::amount).toList();
        return Sampling.draw(
                        Sampling.seed(checkpoint, Sampling.parameters(export.book(), export.year(), size, confidence)),
                        amounts,
                        size)
                .stream()
                .map(drawn -> text(population.get(drawn.item()), drawn.hits()))
                .toList();
    }

    private static List<Item> population(Export export, long size) {
        var items = new ArrayList<Item>();
        for (var voucher : export.vouchers()) {
            for (var line : voucher.index() < size ? voucher.lines() : List.<Map<?, ?>>of()) {
                if (Export.number(line, "debit") != 0) {
                    items.add(new Item(
                            voucher.index(),
                            voucher.name(),
                            Export.number(line, "position"),
                            Export.number(line, "debit")));
                }
            }
        }
        return items;
    }

    private static String text(Item item, int hits) {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("index", item.index());
        fields.put("voucher", item.voucher());
        fields.put("line", item.line());
        fields.put("amount", item.amount());
        fields.put("hits", (long) hits);
        return Json.canonical(fields);
    }
}
