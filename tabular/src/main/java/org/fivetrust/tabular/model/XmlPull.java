package org.fivetrust.tabular.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pulls elements and text out of XML in UTF-8, and holds no more of it than one tag, one piece of text and the names of
 * the elements that are open. There are no document types and no entities but the five of XML and numbers. Names are
 * given without their prefix.
 */
public final class XmlPull {

    public enum Event {
        START,
        END,
        TEXT,
        DONE
    }

    private static final int LONGEST_NAME = 256;

    private static final int LONGEST_VALUE = 64 * 1024;

    private static final int MOST_ATTRIBUTES = 128;

    private static final int DEEPEST = 64;

    private static final int PIECE = 4096;

    private static final int END = -1;

    private static final Map<String, Character> ENTITIES =
            Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'');

    private final Reader reader;
    private final char[] buffer = new char[8192];
    private int filled;
    private int at;

    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String name = "";
    private boolean isClosing;
    private boolean isLiteral;
    private int brackets;
    private boolean hasRoot;

    public XmlPull(InputStream bytes) {
        this.reader = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        if (peek() == '\uFEFF') {
            at++;
        }
    }

    /** Of the element that has just begun or ended. */
    public String name() {
        return name;
    }

    /** Of the element that has just begun. */
    public @Nullable String attribute(String wanted) {
        return attributes.get(wanted);
    }

    /** The piece that has just been read; a long text comes in several. */
    public CharSequence text() {
        return text;
    }

    public Event next() {
        if (isClosing) {
            isClosing = false;
            return ended(open.pop());
        }
        while (!isLiteral && peek() == '<') {
            at++;
            switch (peek()) {
                case '/' -> {
                    return endTag();
                }
                case '?' -> skipPast('?', '?');
                case '!' -> declaration();
                default -> {
                    return startTag();
                }
            }
        }
        if (peek() == END) {
            return done();
        }
        return open.isEmpty() ? between() : piece();
    }

    private Event done() {
        if (!open.isEmpty() || isLiteral || !hasRoot) {
            throw FileFault.unreadable();
        }
        return Event.DONE;
    }

    /** Outside the root element there is white space only. */
    private Event between() {
        skipSpace();
        if (peek() != '<' && peek() != END) {
            throw FileFault.unreadable();
        }
        return next();
    }

    private Event startTag() {
        attributes.clear();
        name = word();
        for (var spaced = skipSpace(); peek() != '>' && peek() != '/'; spaced = skipSpace()) {
            if (!spaced || attributes.size() == MOST_ATTRIBUTES) {
                throw FileFault.unreadable();
            }
            attribute();
        }
        if (peek() == '/') {
            at++;
            isClosing = true;
        }
        demand('>');
        if (open.isEmpty() && hasRoot || open.size() == DEEPEST) {
            throw FileFault.unreadable();
        }
        hasRoot = true;
        open.push(name);
        return Event.START;
    }

    private void attribute() {
        var called = word();
        skipSpace();
        demand('=');
        skipSpace();
        var quote = take();
        if (quote != '"' && quote != '\'') {
            throw FileFault.unreadable();
        }
        text.setLength(0);
        while (peek() != quote) {
            if (peek() == '<' || text.length() >= LONGEST_VALUE) {
                throw FileFault.unreadable();
            }
            character();
        }
        at++;
        // of two with the same name after their prefixes the first counts, as of id and r:id
        attributes.putIfAbsent(called, text.toString());
    }

    private Event endTag() {
        at++;
        var closed = word();
        skipSpace();
        demand('>');
        if (open.isEmpty() || !open.pop().equals(closed)) {
            throw FileFault.unreadable();
        }
        return ended(closed);
    }

    private Event ended(String closed) {
        name = closed;
        return Event.END;
    }

    private Event piece() {
        text.setLength(0);
        while (text.length() < PIECE && peek() != END && (isLiteral || peek() != '<')) {
            if (!isLiteral) {
                character();
            } else if (literalEnds()) {
                isLiteral = false;
            }
        }
        return Event.TEXT;
    }

    /** Takes one character of a literal section; brackets wait until it is known whether they end it. */
    private boolean literalEnds() {
        var one = take();
        if (one == ']' && brackets < 2) {
            brackets++;
            return false;
        }
        if (one == ']') {
            text.append(one);
            return false;
        }
        var ends = one == '>' && brackets == 2;
        if (!ends) {
            text.repeat("]", brackets).append(one);
        }
        brackets = 0;
        return ends;
    }

    /** One character, or what an entity stands for. */
    private void character() {
        var one = take();
        if (one == '&') {
            text.appendCodePoint(entity());
        } else {
            text.append(one);
        }
    }

    private int entity() {
        var called = new StringBuilder();
        for (var one = take(); one != ';'; one = take()) {
            if (called.append(one).length() > 8) {
                throw FileFault.unreadable();
            }
        }
        var known = ENTITIES.get(called.toString());
        return known == null ? numbered(called.toString()) : known;
    }

    private static int numbered(String called) {
        try {
            var code = called.startsWith("#x")
                    ? Integer.parseInt(called, 2, called.length(), 16)
                    : Integer.parseInt(called, called.startsWith("#") ? 1 : called.length(), called.length(), 10);
            if (isCharacter(code)) {
                return code;
            }
        } catch (NumberFormatException unknown) {
            // reported below
        }
        throw FileFault.unreadable();
    }

    private static boolean isCharacter(int code) {
        return code == '\t'
                || code == '\n'
                || code == '\r'
                || code >= ' '
                        && Character.isValidCodePoint(code)
                        && (code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE);
    }

    /** A comment is passed over and a literal section begins; a document type is not taken. */
    private void declaration() {
        at++;
        if (peek() == '-') {
            at++;
            demand('-');
            skipPast('-', '-');
            return;
        }
        for (var wanted : "[CDATA[".toCharArray()) {
            demand(wanted);
        }
        if (open.isEmpty()) {
            throw FileFault.unreadable();
        }
        isLiteral = true;
    }

    /** Past the first {@code >} that follows these two; a processing instruction ends after one. */
    private void skipPast(char first, char second) {
        var single = first == '?';
        var before = ' ';
        var last = ' ';
        for (var one = take(); one != '>' || last != second || !single && before != first; one = take()) {
            before = last;
            last = one;
        }
    }

    private String word() {
        var word = new StringBuilder();
        while (isWord(peek())) {
            if (word.append(take()).length() > LONGEST_NAME) {
                throw FileFault.unreadable();
            }
        }
        var local = word.substring(word.indexOf(":") + 1);
        if (local.isEmpty()) {
            throw FileFault.unreadable();
        }
        return local;
    }

    private static boolean isWord(int one) {
        return one > ' ' && "<>/=\"'&".indexOf(one) < 0;
    }

    private boolean skipSpace() {
        var before = true;
        var any = false;
        while (before) {
            before = peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r';
            any |= before;
            at += before ? 1 : 0;
        }
        return any;
    }

    private void demand(char wanted) {
        if (take() != wanted) {
            throw FileFault.unreadable();
        }
    }

    private char take() {
        var one = peek();
        if (one == END || one < ' ' && one != '\n' && one != '\t' && one != '\r') {
            throw FileFault.unreadable();
        }
        at++;
        return (char) one;
    }

    private int peek() {
        if (at == filled) {
            fill();
        }
        return filled < 0 ? END : buffer[at];
    }

    private void fill() {
        try {
            at = 0;
            filled = reader.read(buffer, 0, buffer.length);
            if (filled < 0) {
                at = END;
            }
        } catch (IOException damaged) {
            throw FileFault.unreadable();
        }
    }
}
