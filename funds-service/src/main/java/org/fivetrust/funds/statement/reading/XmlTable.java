package org.fivetrust.funds.statement.reading;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fivetrust.funds.statement.model.StatementLimits;
import org.fivetrust.tabular.model.Sheet;

/**
 * A list of entries in XML, such as the structured part of an electronic bank statement (银行电子对账单): each element of one
 * name is a row, and the elements of text in it are its cells, by their local names.
 */
final class XmlTable {

    private static final int LONGEST_TEXT = 2000;

    /** Beyond what a profile names. */
    private static final int MOST_UNKNOWN = 64;

    private final XmlElements xml;
    private final String entry;
    private final StatementLimits limits;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<String> headings = new ArrayList<>();
    private final List<Sheet.Row> rows = new ArrayList<>();
    private final int most;

    private XmlTable(XmlElements xml, String entry, Collection<String> known, StatementLimits limits) {
        this.xml = xml;
        this.entry = entry;
        this.limits = limits;
        this.most = known.size() + MOST_UNKNOWN;
        known.stream().sorted().forEach(this::place);
    }

    static Sheet read(InputStream in, String entry, Collection<String> known, StatementLimits limits) {
        try (var xml = new XmlElements(in)) {
            return new XmlTable(xml, entry, known, limits).read();
        }
    }

    private Sheet read() {
        xml.child();
        inside();
        xml.end();
        return new Sheet(1, headings, rows, List.of());
    }

    /** Entries stand at any depth. */
    private void inside() {
        while (xml.child()) {
            if (xml.name().equals(entry)) {
                row();
            } else {
                inside();
            }
        }
    }

    private void row() {
        if (rows.size() == limits.entries()) {
            throw limits.tooLarge();
        }
        var line = xml.line();
        var texts = new LinkedHashMap<Integer, String>();
        cells(texts);
        rows.add(new Sheet.Row(line, cells(texts, headings.size())));
    }

    private void cells(Map<Integer, String> texts) {
        while (xml.child()) {
            cell(texts);
        }
    }

    private void cell(Map<Integer, String> texts) {
        var name = xml.name();
        var text = xml.leaf(LONGEST_TEXT);
        if (text == null) {
            cell(texts);
            cells(texts);
        } else if (!text.isEmpty()) {
            texts.put(free(name, texts), text);
        }
    }

    /** An element that an entry has twice stands in a column of its own, which is a finding. */
    private int free(String name, Map<Integer, String> texts) {
        var at = place(name);
        return texts.containsKey(at) ? again(name) : at;
    }

    private int place(String name) {
        return columns.computeIfAbsent(name, this::again);
    }

    private int again(String name) {
        if (headings.size() == most) {
            throw limits.tooLarge();
        }
        headings.add(name);
        return headings.size() - 1;
    }

    private static List<String> cells(Map<Integer, String> texts, int many) {
        var cells = new ArrayList<String>(many);
        for (var at = 0; at < many; at++) {
            cells.add(Objects.requireNonNullElse(texts.get(at), ""));
        }
        return cells;
    }
}
