package org.fivetrust.testing.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with files, as a browser sends it. */
public final class Form {

    private final String boundary = "form-" + UUID.randomUUID();

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    public Form json(String name, Object value) {
        return part("name=\"%s\"".formatted(name), "application/json", Body.bytes(value));
    }

    public Form file(String name, String fileName, String type, byte[] content) {
        return part("name=\"%s\"; filename=\"%s\"".formatted(name, fileName), type, content);
    }

    public Form text(String name, String value) {
        return part("name=\"%s\"".formatted(name), "text/plain", value.getBytes(StandardCharsets.UTF_8));
    }

    /** A form written by hand: lines end as they must. */
    public static byte[] lines(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private Form part(String disposition, String type, byte[] content) {
        write("--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, disposition, type));
        parts.writeBytes(content);
        write("\r\n");
        return this;
    }

    private void write(String text) {
        parts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    String type() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(parts.toByteArray());
        whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }
}
