package org.fivetrust.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.evidence.model.Checkpoint;
import org.fivetrust.evidence.model.SignedNote;
import org.fivetrust.evidence.model.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The Ed25519 key that signs this service's checkpoints. It lies in a file and not in the database, so that whoever can
 * change the tables cannot sign what they then say. All instances of a service are given the same file; where there is
 * none yet, one is made. Public keys of earlier files stand beside it, one a line, and still count.
 */
class SigningKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";

    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final int MOST_PAUSES = 50;

    private final Path witness;
    private final PrivateKey secret;
    private final VerifierKey current;
    private final List<VerifierKey> trusted = new ArrayList<>();

    SigningKey(EvidenceSettings settings, Environment environment) {
        var service = environment.getRequiredProperty("spring.application.name");
        try {
            Files.createDirectories(settings.keys());
            var file = settings.keys().resolve(service + ".pem");
            this.witness = settings.keys().resolve(service + ".checkpoint");
            var publicFile = settings.keys().resolve(service + ".pub");
            if (!Files.exists(file)) {
                make(file, publicFile, Bundle.origin(service));
            }
            this.secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(read(file)));
            awaitOther(publicFile);
            for (var line : Files.readAllLines(publicFile)) {
                trusted.add(VerifierKey.parse(line));
            }
            this.current = trusted.getLast();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the evidence key cannot be read or made", unreadable);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("the evidence key is not an Ed25519 key", unreadable);
        }
        if (!SignedNote.sign("probe\n", current, secret).signedBy(List.of(current))) {
            throw new IllegalStateException("the last public evidence key does not belong to the private one");
        }
    }

    /** The instance that makes a key writes its public half a moment later. */
    private static void awaitOther(Path publicFile) throws IOException {
        for (int pauses = 0; pauses < MOST_PAUSES && isEmpty(publicFile); pauses++) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean isEmpty(Path file) throws IOException {
        return !Files.exists(file) || Files.size(file) == 0;
    }

    /** Of two instances that start together one makes both halves and the other reads them. */
    private static void make(Path file, Path publicFile, String name) throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var draft = Files.createTempFile(
                file.getParent(),
                "new",
                ".pem",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                draft,
                BEGIN + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + END);
        try {
            Files.createLink(file, draft);
            Files.writeString(
                    publicFile,
                    VerifierKey.of(name, pair.getPublic()).text() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (FileAlreadyExistsException _) {
            // the other instance was first
        } finally {
            Files.delete(draft);
        }
    }

    private static byte[] read(Path file) throws IOException {
        var text = Files.readString(file);
        if (!text.startsWith(BEGIN)) {
            throw new NoSuchFileException(file.toString(), null, "not a PKCS #8 key in PEM");
        }
        return Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.indexOf("-----END")));
    }

    SignedNote sign(String text) {
        return SignedNote.sign(text, current, secret);
    }

    boolean isMine(Checkpoint checkpoint) {
        return checkpoint.origin().equals(current.name());
    }

    List<VerifierKey> trusted() {
        return List.copyOf(trusted);
    }

    /** Keeps the longest checkpoint beside the key, so that a log that has become shorter than it was is noticed. */
    void remember(SignedCheckpoint latest) {
        var known = remembered();
        if (known == null || Checkpoint.parse(SignedNote.parse(known).text()).size() < latest.size()) {
            try {
                var draft = Files.createTempFile(witness.getParent(), "new", ".checkpoint");
                Files.writeString(draft, latest.note());
                Files.move(draft, witness, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException unwritable) {
                throw new UncheckedIOException("the last checkpoint cannot be kept beside the key", unwritable);
            }
        }
    }

    /** The longest checkpoint this instance's folder has seen. */
    @Nullable
    String remembered() {
        try {
            return Files.exists(witness) ? Files.readString(witness) : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the checkpoint beside the key cannot be read", unreadable);
        }
    }
}
