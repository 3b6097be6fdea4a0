package org.fivetrust.shared.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.shared.reading.ReadingTable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Who reads what, in every service: the table, the gate that keeps it, the log of reads of those who oversee. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadingSettings.class)
@Import({ReadingGate.class, ReadingLog.class, ReadingLogController.class})
class ReadingConfiguration {

    @Bean
    ReadingTable readingTable(ReadingSettings settings) throws IOException {
        var rights = rows("reading/rights.csv");
        if (settings.rights() != null) {
            rights.addAll(rows(settings.rights()));
        }
        return ReadingTable.of(rights, rows("reading/operations*.csv"));
    }

    private static List<String> rows(String file) throws IOException {
        var rows = new ArrayList<String>();
        for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + file)) {
            rows.addAll(rows(resource));
        }
        return rows;
    }

    private static List<String> rows(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
