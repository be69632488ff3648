package org.curbstop.assistance.directory;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** Reads a directory in an exchange format. */
public interface AgencyDirectoryReader {

    /** @param whole {@code false} if the file describes only some of its services; the others are then kept */
    record DescribedAgency(Agency agency, boolean whole) {}

    record DirectoryContents(List<DescribedAgency> agencies, List<DirectoryFileError> errors) {
        public DirectoryContents {
            agencies = List.copyOf(agencies);
            errors = List.copyOf(errors);
        }
    }

    /** @throws DirectoryFormatException if it cannot be read at all */
    DirectoryContents read(Path source, Charset encoding);
}
