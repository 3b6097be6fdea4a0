package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    @TempDir
    Path folder;

    @Test
    void isMadeOnceAndKept() throws IOException {
        var file = folder.resolve("secret");
        var first = Secret.at(file);
        assertThat(first.value()).hasSize(64);
        assertThat(Secret.at(file)).isEqualTo(first);
        assertThat(Secret.at(folder.resolve("another"))).isNotEqualTo(first);
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        var file = folder.resolve("secret");
        Secret.at(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void everyRoleHasAPasswordOfItsOwnThatDoesNotGiveTheSecretAway() {
        var secret = new Secret("whatever");
        assertThat(secret.passwordOf("funds")).isEqualTo(new Secret("whatever").passwordOf("funds"));
        assertThat(secret.passwordOf("funds"))
                .isNotEqualTo(secret.passwordOf("funds_owner"))
                .isNotEqualTo(new Secret("other").passwordOf("funds"))
                .matches("[0-9a-f]{64}");
        assertThat(secret).hasToString("Secret");
    }
}
