package org.fivetrust.tabular.model;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.tabular.model.XmlPull.Event;

/** The texts that cells of a workbook share, in their order. */
final class SharedTexts {

    static final SharedTexts NONE = new SharedTexts(List.of());

    private final List<String> texts;

    private SharedTexts(List<String> texts) {
        this.texts = texts;
    }

    static SharedTexts read(XmlPull xml, TableLimits limits) {
        var texts = new ArrayList<String>();
        var characters = 0L;
        for (var event = xml.next(); event != Event.DONE; event = xml.next()) {
            if (event == Event.START && xml.name().equals("si")) {
                var text = text(xml, limits);
                characters += text.length();
                texts.add(text);
            }
            if (texts.size() > limits.texts()) {
                throw FileFault.tooManyTexts(limits.texts());
            }
            if (characters > limits.characters()) {
                throw FileFault.tooMuchText(limits.characters());
            }
        }
        return new SharedTexts(texts);
    }

    /** All of an item's text, up to its end, without what only tells how it is pronounced. */
    static String text(XmlPull xml, TableLimits limits) {
        var item = xml.name();
        var text = new StringBuilder();
        var isText = false;
        var isPronunciation = false;
        for (var event = xml.next(); event != Event.DONE; event = xml.next()) {
            switch (event) {
                case TEXT -> text.append(isText && !isPronunciation ? xml.text() : "");
                case START, END -> {
                    if (event == Event.END && xml.name().equals(item)) {
                        return text.toString();
                    }
                    isText = event == Event.START && xml.name().equals("t");
                    isPronunciation = xml.name().equals("rPh") ? event == Event.START : isPronunciation;
                }
                case DONE -> throw FileFault.unreadable();
            }
            if (text.length() > limits.textLength()) {
                throw FileFault.textTooLong(limits.textLength());
            }
        }
        throw FileFault.unreadable();
    }

    String at(String place) {
        try {
            return texts.get(Integer.parseInt(place.strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException none) {
            throw FileFault.unreadable();
        }
    }
}
