package org.fivetrust.funds.statement;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Excerpt;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.web.SingleThreadPartReader;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the form as it arrives: the file onto disk, the rest into memory. It stays on the thread that brings the bytes,
 * see {@link SingleThreadPartReader}.
 */
@Component
class StatementIntake {

    private static final int LONGEST_TEXT = 200;

    private static final int LONGEST_NAME = 100;

    private static final BoundedPattern ACCOUNT = BoundedPattern.of(AccountNumber.PATTERN);

    private final StatementSettings settings;

    StatementIntake(StatementSettings settings) {
        this.settings = settings;
    }

    Mono<StatementUpload> receive(Flux<PartEvent> events, Path path) {
        return events.windowUntil(PartEvent::isLast)
                .concatMap(part -> part.switchOnFirst((first, all) -> take(first.get(), all, path)))
                .onErrorMap(IllegalArgumentException.class, _ -> InvalidValue.worded("part-headers", ""))
                .collectList()
                .map(parts -> upload(parts, path));
    }

    private Flux<FormPart> take(@Nullable PartEvent first, Flux<PartEvent> events, Path path) {
        var headers = first == null ? HttpHeaders.EMPTY : first.headers();
        var name = Objects.requireNonNullElse(headers.getContentDisposition().getName(), "");
        var bytes = events.map(PartEvent::content);
        return switch (name) {
            case FormPart.FILE -> content(bytes, path).flux();
            case FormPart.PROFILE, FormPart.ACCOUNT ->
                bytes.reduceWith(ByteArrayOutputStream::new, StatementIntake::collect)
                        .<FormPart>map(text -> new FormPart.Text(
                                name, text.toString(StandardCharsets.UTF_8).strip()))
                        .flux();
            default -> bytes.thenMany(Flux.just(new FormPart.Stray(Excerpt.of(name, LONGEST_NAME))));
        };
    }

    private Mono<FormPart> content(Flux<DataBuffer> bytes, Path path) {
        return Mono.using(
                () -> new DigestedFile(path, settings.bytes().toBytes()),
                file -> bytes.doOnNext(file::write).then(Mono.fromSupplier(() -> content(file))),
                DigestedFile::close);
    }

    private FormPart content(DigestedFile file) {
        if (file.size() > settings.bytes().toBytes()) {
            throw settings.limits().tooLarge();
        }
        return new FormPart.Content(file.size(), file.digest());
    }

    /** Keeps no more than shows that it is too much. */
    private static ByteArrayOutputStream collect(ByteArrayOutputStream collected, DataBuffer buffer) {
        var wanted = Math.min(buffer.readableByteCount(), LONGEST_TEXT + 1 - collected.size());
        var bytes = new byte[wanted];
        buffer.read(bytes);
        collected.writeBytes(bytes);
        return collected;
    }

    private StatementUpload upload(List<FormPart> parts, Path path) {
        var violations = new ArrayList<Violation>();
        var contents = of(FormPart.Content.class, parts);
        if (contents.size() != 1) {
            violations.add(Violation.worded("part-once", "/" + FormPart.FILE));
        }
        of(FormPart.Stray.class, parts)
                .forEach(stray -> violations.add(Violation.worded("no-such-part", "/" + stray.name())));
        var profile = text(FormPart.PROFILE, parts, violations);
        var account = text(FormPart.ACCOUNT, parts, violations);
        var table = table(profile, account, path, violations);
        if (!violations.isEmpty()) {
            throw new InvalidValue(violations);
        }
        return new StatementUpload(
                path, contents.getFirst().size(), contents.getFirst().digest(), table);
    }

    private static @Nullable String text(String name, List<FormPart> parts, List<Violation> violations) {
        var texts = of(FormPart.Text.class, parts).stream()
                .filter(part -> part.name().equals(name))
                .toList();
        if (texts.size() > 1) {
            violations.add(Violation.worded("part-once", "/" + name));
        }
        return texts.isEmpty() ? null : texts.getFirst().text();
    }

    private StatementUpload.@Nullable Table table(
            @Nullable String name, @Nullable String account, Path path, List<Violation> violations) {
        var profile = name == null ? null : settings.profiles().get(name);
        if (name != null && profile == null) {
            violations.add(Violation.worded(
                    "bank-profile",
                    "/" + FormPart.PROFILE,
                    "known",
                    String.join(
                            ", ", settings.profiles().keySet().stream().sorted().toList())));
        }
        var isAccount = account != null && ACCOUNT.matches(account);
        if (name != null && !isAccount || account != null && !isAccount) {
            violations.add(Violation.worded("bank-account", "/" + FormPart.ACCOUNT));
        }
        return name == null || profile == null || account == null || !violations.isEmpty()
                ? null
                : new StatementUpload.Table(name, profile, account, StatementUpload.isWorkbook(path));
    }

    private static <T extends FormPart> List<T> of(Class<T> type, List<FormPart> parts) {
        return parts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
