package org.curbstop.assistance.directory;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** Reads a directory in an exchange format. */
public interface AgencyDirectoryReader {

    /**
     * @param whole {@code false} if the file describes none or only some of its services; the others are then kept
     * @param allPlaces {@code false} if the file describes its services only at some of their locations; the others are then kept
     */
    record DescribedAgency(Agency agency, boolean whole, boolean allPlaces) {

        public DescribedAgency(Agency agency, boolean whole) {
            this(agency, whole, true);
        }
    }

    record DirectoryContents(List<DescribedAgency> agencies, List<DirectoryFileError> errors) {
        public DirectoryContents {
            agencies = List.copyOf(agencies);
            errors = List.copyOf(errors);
        }
    }

    /** @throws DirectoryFormatException if it cannot be read at all */
    DirectoryContents read(Path source, Charset encoding);
}
