package org.fivetrust.archives.record;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param store the folder that holds every record's bytes
 * @param largest how large one record may be
 */
@ConfigurationProperties("archives")
record StoreSettings(Path store, DataSize largest) {}
