package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void isMadeWhereThereIsNoneBlanksAndAll() throws IOException {
        var path = parent.resolve("our data").resolve("五代管");
        try (var folder = DataFolder.open(path)) {
            assertThat(path).isDirectory();
            assertThat(folder.resolve("secret")).isEqualTo(path.resolve("secret"));
        }
    }

    @Test
    void isHeldByOneAtATime() throws IOException {
        var first = DataFolder.open(parent);
        assertThatThrownBy(() -> DataFolder.open(parent))
                .isInstanceOf(StartFailure.class)
                .hasMessage("The data folder " + parent
                        + " is used by another launcher that is running: stop it, or choose another with DATA_DIR.");
        first.close();
        DataFolder.open(parent).close();
    }

    @Test
    void whereAFileStandsInTheWayThePathAndTheCureAreNamed() throws IOException {
        var file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("DATA_DIR");
    }
}
