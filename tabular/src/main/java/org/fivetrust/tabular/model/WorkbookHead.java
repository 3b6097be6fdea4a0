package org.fivetrust.tabular.model;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.tabular.model.XmlPull.Event;

/** What a workbook says of itself: the ids of the sheets that people see, and from when its days are counted. */
record WorkbookHead(List<String> visibleSheets, boolean since1904) {

    private static final int MOST_SHEETS = 1000;

    static WorkbookHead read(XmlPull xml) {
        var since1904 = false;
        var visible = new ArrayList<String>();
        for (var event = xml.next(); event != Event.DONE; event = xml.next()) {
            if (event == Event.START && xml.name().equals("workbookPr")) {
                since1904 = isTrue(xml, "date1904");
            }
            var id = xml.attribute("id");
            if (event == Event.START && xml.name().equals("sheet") && id != null && isVisible(xml)) {
                visible.add(id);
            }
            if (visible.size() > MOST_SHEETS) {
                throw FileFault.unreadable();
            }
        }
        return new WorkbookHead(List.copyOf(visible), since1904);
    }

    private static boolean isTrue(XmlPull xml, String attribute) {
        var said = xml.attribute(attribute);
        return "1".equals(said) || "true".equals(said);
    }

    private static boolean isVisible(XmlPull xml) {
        var state = xml.attribute("state");
        return state == null || state.equals("visible");
    }
}
