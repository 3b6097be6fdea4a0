package org.fivetrust.tabular.model;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The first visible sheet of a workbook (ISO/IEC 29500), counted as it is read. */
public final class Xlsx {

    private static final String ROOT = "_rels/.rels";

    private final BoundedZip zip;
    private final TableLimits limits;

    private Xlsx(BoundedZip zip, TableLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /** @param isDay of a column's name: its numbers are days */
    public static Sheet read(
            byte[] bytes, ZipLimits zipLimits, TableLimits limits, Predicate<String> isDay, Deadline deadline) {
        return new Xlsx(BoundedZip.open(bytes, zipLimits, deadline), limits).read(isDay);
    }

    /** What another part is called, and of which kind it is. */
    private record Link(String kind, String target) {

        boolean isA(String wanted) {
            return kind.endsWith("/" + wanted);
        }
    }

    private Sheet read(Predicate<String> isDay) {
        var book = only("officeDocument", links(ROOT, ""));
        if (book == null) {
            throw FileFault.unreadable();
        }
        var slash = book.lastIndexOf('/') + 1;
        var links = links(book.substring(0, slash) + "_rels/" + book.substring(slash) + ".rels", book);
        var head = WorkbookHead.read(xml(book));
        var sheet = firstVisible(head, links);
        var shared = only("sharedStrings", links);
        var texts = shared == null || !zip.has(shared) ? SharedTexts.NONE : SharedTexts.read(xml(shared), limits);
        return new Worksheet(xml(sheet.target()), texts, limits, new Worksheet.Days(isDay, head.since1904())).read();
    }

    /** A chart may stand on a sheet of its own, which is no table. */
    private static Link firstVisible(WorkbookHead head, Map<String, Link> links) {
        return head.visibleSheets().stream()
                .map(links::get)
                .filter(link -> link != null && link.isA("worksheet"))
                .findFirst()
                .orElseThrow(FileFault::unreadable);
    }

    private XmlPull xml(String part) {
        return new XmlPull(zip.entry(part));
    }

    private static @Nullable String only(String kind, Map<String, Link> links) {
        return links.values().stream()
                .filter(link -> link.isA(kind))
                .map(Link::target)
                .findFirst()
                .orElse(null);
    }

    /** By their ids. */
    private Map<String, Link> links(String part, String from) {
        var links = new HashMap<String, Link>();
        var xml = xml(part);
        for (var event = xml.next(); event != XmlPull.Event.DONE; event = xml.next()) {
            var id = xml.attribute("Id");
            var target = xml.attribute("Target");
            if (event == XmlPull.Event.START && xml.name().equals("Relationship") && id != null && target != null) {
                links.put(id, new Link(String.valueOf(xml.attribute("Type")), absolute(from, target)));
            }
            if (links.size() > limits.texts()) {
                throw FileFault.tooManyTexts(limits.texts());
            }
        }
        return links;
    }

    private static String absolute(String from, String target) {
        try {
            var path = URI.create("/" + from).resolve(target).getPath();
            return path == null || path.isEmpty() ? "" : path.substring(1);
        } catch (IllegalArgumentException noPath) {
            throw FileFault.unreadable();
        }
    }
}
