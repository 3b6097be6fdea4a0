package org.fivetrust.tabular.model;

import org.fivetrust.tabular.model.XmlPull.Event;

/** What a workbook says of itself: the id of its first sheet, and from when its days are counted. */
record WorkbookHead(String firstSheet, boolean since1904) {

    static WorkbookHead read(XmlPull xml) {
        var since1904 = false;
        for (var event = xml.next(); event != Event.DONE; event = xml.next()) {
            if (event == Event.START && xml.name().equals("workbookPr")) {
                var said = xml.attribute("date1904");
                since1904 = "1".equals(said) || "true".equals(said);
            }
            var id = xml.attribute("id");
            if (event == Event.START && xml.name().equals("sheet") && id != null) {
                return new WorkbookHead(id, since1904);
            }
        }
        throw FileFault.unreadable();
    }
}
