package org.curbstop.cis.exchange;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param folder in which files of the customer information system are taken from {@code inbox}; absent: none are
 * @param settle how long a file must have been left alone before it is taken
 */
@ConfigurationProperties("curbstop.cis")
public record CisFolderProperties(@Nullable Path folder, @DefaultValue("60s") Duration settle) {

    Optional<Path> exchange() {
        return Optional.ofNullable(folder).filter(path -> !path.toString().isBlank());
    }
}
