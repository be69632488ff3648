package org.curbstop.outages.meters;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param folder folder from which files of meter events are imported; absent: none */
@ConfigurationProperties("curbstop.meters")
public record MeterFolderProperties(@Nullable Path folder) {

    Optional<Path> inbox() {
        return Optional.ofNullable(folder).filter(path -> !path.toString().isBlank());
    }
}
