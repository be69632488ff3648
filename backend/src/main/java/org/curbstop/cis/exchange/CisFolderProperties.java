package org.curbstop.cis.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param folder folder with the {@code inbox} for CIS files; no files are imported if not set
 * @param settle time for which a file must be unmodified before it is imported
 */
@ConfigurationProperties("curbstop.cis")
public record CisFolderProperties(@Nullable Path folder, @DefaultValue("60s") Duration settle) {

    private static final Pattern MAPPING_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");

    /**
     * Returns the mapping file of this name from the mappings folder; empty if there is none.
     *
     * @param name letters, digits, hyphens and underscores
     */
    public Optional<Path> mapping(String name) {
        return exchange().filter(_ -> MAPPING_NAME.matcher(name).matches())
                .map(exchange -> exchange.resolve("mappings").resolve(name + ".yaml")).filter(Files::isRegularFile);
    }

    Optional<Path> exchange() {
        return Optional.ofNullable(folder).filter(path -> !path.toString().isBlank());
    }
}
