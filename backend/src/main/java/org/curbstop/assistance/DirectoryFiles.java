package org.curbstop.assistance;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** Reads a directory in some exchange format. */
public interface DirectoryFiles {

    /** @param whole false: the file describes some of its services only, the others stay as they are */
    record Described(Agency agency, boolean whole) {}

    record Contents(List<Described> agencies, List<Flaw> flaws) {
        public Contents {
            agencies = List.copyOf(agencies);
            flaws = List.copyOf(flaws);
        }
    }

    /** @throws RefusedDirectory it cannot be read at all */
    Contents read(Path source, Charset encoding);
}
