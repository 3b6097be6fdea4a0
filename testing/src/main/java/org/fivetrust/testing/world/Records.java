package org.fivetrust.testing.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Form;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Records.Sent;

/** What a committee files, and lends. */
public record Records(Community community) {

    /** A file as it is sent. */
    public record Sent(String name, String type, byte[] bytes) {

        public byte[] sha256() {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        public static Sent pdf(String words) {
            return new Sent("决议.pdf", "application/pdf", ("%PDF-1.7\n" + words).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The metadata of a resolution, but for some fields. */
    public Map<String, Object> resolution(Object... differently) {
        var metadata = Body.of(
                "principal", community.committee(),
                "title", "第三季度居民代表会议决议",
                "category", "文书-居民自治",
                "kind", "居民会议、居民代表会议的通知、议程、签到、记录、决议",
                "year", World.today().getYear(),
                "documentNumber", "东居〔2026〕7号",
                "formedOn", World.today().toString());
        return Body.with(metadata, differently);
    }

    public static Form form(Map<String, Object> metadata, Sent sent) {
        return content(new Form().json("metadata", metadata), sent);
    }

    public static Form content(Form form, Sent sent) {
        return form.file("content", sent.name(), sent.type(), sent.bytes());
    }

    public Reply file(Map<String, Object> metadata, Sent sent) {
        return community.archives("archivist").fileRecord(form(metadata, sent));
    }

    /** The id of a resolution. */
    public UUID filed() {
        return file(resolution(), Sent.pdf(UUID.randomUUID().toString())).uuid();
    }

    /** For two weeks. */
    public static Map<String, Object> loan() {
        return Body.of(
                "purpose", "办理房屋确权",
                "borrower", "王建国",
                "dueOn", World.today().plusDays(15).toString());
    }

    /** The id of a loan that the reporter asks for. */
    public UUID requested(UUID record) {
        return community.archives("reporter").requestLoan(record, loan()).uuid();
    }
}
