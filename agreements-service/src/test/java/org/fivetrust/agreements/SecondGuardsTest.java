package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The comment of a guard in the database names the Java method that it repeats: "Repeats Matter.confirming". */
class SecondGuardsTest {

    private static final Pattern REPEATS = Pattern.compile("[Rr]epeats (\\w+)\\.(\\w+)");

    @Test
    void every_guard_names_a_method_that_is_there() throws IOException {
        var classes = new ClassFileImporter().importPackages("org.fivetrust.agreements");
        var named = new ArrayList<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:db/agreements/*.sql")) {
            var sql = file.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            REPEATS.matcher(sql).results().forEach(found -> named.add(found.group(1) + "." + found.group(2)));
        }
        assertThat(named).hasSizeGreaterThan(10).allMatch(method -> isThere(classes, method));
    }

    private static boolean isThere(JavaClasses classes, String named) {
        return classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(method -> named.equals(method.getOwner().getSimpleName() + "." + method.getName()));
    }
}
