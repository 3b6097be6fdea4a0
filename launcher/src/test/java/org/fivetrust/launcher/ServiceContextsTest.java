package org.fivetrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ConcurrentModificationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LoggingSystem;

class ServiceContextsTest {

    @Test
    void noneOfThemSetsUpTheLoggingThatAllShare() {
        var settings = LauncherSettings.from(Map.of("DATA_DIR", "nowhere"));

        var contexts = new ServiceContexts(new Catalogue(settings, new Secret("a secret")));

        contexts.close();
        assertThat(LoggingSystem.get(getClass().getClassLoader()).getClass().getSimpleName())
                .isEqualTo("NoOpLoggingSystem");
    }

    @Test
    void aCauseWithoutMessageIsToldByItsKind() {
        assertThat(ServiceContexts.firstLine(new ConcurrentModificationException()))
                .isEqualTo("java.util.ConcurrentModificationException");
    }

    @Test
    void aCauseIsToldByItsFirstLine() {
        assertThat(ServiceContexts.firstLine(new IllegalStateException("one\ntwo")))
                .isEqualTo("one");
    }
}
