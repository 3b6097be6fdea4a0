package org.fivetrust.launcher.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    Path folder;

    @Test
    void isMadeOnceKeptAndReadByNobodyElse() throws Exception {
        var file = folder.resolve("of the issuer").resolve("key.json");
        var made = SigningKey.at(file);
        assertThat(made.size()).isGreaterThanOrEqualTo(2048);
        assertThat(SigningKey.at(file)).isEqualTo(made);
        assertThat(SigningKey.at(folder.resolve("another.json")).getKeyID()).isNotEqualTo(made.getKeyID());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
