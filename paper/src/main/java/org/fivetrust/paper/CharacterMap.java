package org.fivetrust.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Keeps for each glyph the character it was drawn for. One glyph serves a character and its radical alike (日 and ⽇);
 * left to itself the file would name the radical, and nobody would find a word in it.
 */
final class CharacterMap {

    /** As many as one block of a character map may hold. */
    private static final int BLOCK = 100;

    private static final String HEAD = """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """;

    private static final String TAIL = """
            endcmap
            CMapName currentdict /CMap defineresource pop
            end
            end
            """;

    private final SortedMap<String, String> letters = new TreeMap<>();

    void drawn(byte[] glyph, String letter) {
        letters.put(HexFormat.of().withUpperCase().formatHex(glyph), letter);
    }

    /** The first writing reduces the font to what was drawn; only then can its character map be put right. */
    void write(PDDocument document, PDType0Font font, OutputStream out) throws IOException {
        document.save(OutputStream.nullOutputStream());
        var map = new PDStream(document);
        try (var to = map.createOutputStream(COSName.FLATE_DECODE)) {
            to.write(map().getBytes(StandardCharsets.US_ASCII));
        }
        font.getCOSObject().setItem(COSName.TO_UNICODE, map);
        document.save(out);
    }

    private String map() {
        var text = new StringBuilder(HEAD);
        var all = letters.entrySet().stream().toList();
        for (var from = 0; from < all.size(); from += BLOCK) {
            var block = all.subList(from, Math.min(from + BLOCK, all.size()));
            text.append(block.size()).append(" beginbfchar\n");
            block.forEach(each -> text.append(line(each)));
            text.append("endbfchar\n");
        }
        return text.append(TAIL).toString();
    }

    private static String line(Map.Entry<String, String> each) {
        var letter = each.getValue().getBytes(StandardCharsets.UTF_16BE);
        return "<" + each.getKey() + "> <" + HexFormat.of().withUpperCase().formatHex(letter) + ">\n";
    }
}
