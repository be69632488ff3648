package org.curbstop.assistance.directory;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** Reads a directory in some exchange format. */
public interface AgencyDirectoryReader {

    /** @param whole false: the file describes some of its services only, the others stay as they are */
    record DescribedAgency(Agency agency, boolean whole) {}

    record DirectoryContents(List<DescribedAgency> agencies, List<DirectoryFileError> flaws) {
        public DirectoryContents {
            agencies = List.copyOf(agencies);
            flaws = List.copyOf(flaws);
        }
    }

    /** @throws DirectoryFormatException it cannot be read at all */
    DirectoryContents read(Path source, Charset encoding);
}
