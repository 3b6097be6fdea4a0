package org.fivetrust.paper.model;

import java.util.List;

/**
 * A paper to be printed: a title, who and when above the table, the table page by page, who signs below.
 *
 * @param head set above the table, spread from left to right
 * @param pages their rows; each page carries its number and how many there are, and one that is too full goes on on the
 *     next
 * @param foot set below the table on the last page, spread from left to right
 */
public record Sheet(
        String name,
        String title,
        Paper paper,
        List<String> head,
        List<Column> columns,
        List<List<Row>> pages,
        List<String> foot) {

    /** @param share of the width */
    public record Column(String title, int share, Align align) {}

    /** Where a column's words stand. */
    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** One row; a strong one is a total or is carried from page to page. */
    public record Row(List<String> cells, boolean strong) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(String... cells) {
            return new Row(List.of(cells), false);
        }

        public static Row strong(String... cells) {
            return new Row(List.of(cells), true);
        }
    }

    public Sheet {
        head = List.copyOf(head);
        columns = List.copyOf(columns);
        pages = pages.isEmpty()
                ? List.of(List.of())
                : pages.stream().map(List::copyOf).toList();
        foot = List.copyOf(foot);
    }
}
