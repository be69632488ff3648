package org.curbstop.pages.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Loads the files that utility.yaml names. */
@Component
public class UtilityAssets {

    private final Path utilityFile;

    UtilityAssets(@Value("${curbstop.utility:}") String utilityFile) {
        this.utilityFile = Path.of(utilityFile);
    }

    /**
     * Finds a file beside utility.yaml, else a built-in resource.
     *
     * @param field field of utility.yaml that names the file
     */
    public Resource find(String field, String name) {
        Path beside = utilityFile.resolveSibling(name.replaceFirst("^/", ""));
        Resource found = !utilityFile.toString().isBlank() && Files.isReadable(beside) ? new FileSystemResource(beside)
                : new ClassPathResource(name);
        if (!found.isReadable()) {
            throw new IllegalStateException("utility.yaml: " + field + ": expected a file beside it or a resource, not " + name);
        }
        return found;
    }
}
