package org.curbstop.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.curbstop.store.files.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Exports the daily head of the chain, block number and digest, to a file {@code audit-heads/<day>} in the data folder and to the log.
 * Whoever rewrites the database, even with the key, cannot rewrite copies of these stored elsewhere.
 */
@Component
class AuditHeadExport {

    private static final Logger LOG = LoggerFactory.getLogger(AuditHeadExport.class);

    private final Path folder;

    AuditHeadExport(@Value("${curbstop.data:./data}") Path data) {
        this.folder = data.resolve("audit-heads");
    }

    /** Writes the head unless one was already exported that day. */
    void export(LocalDate day, AuditBlock.ChainEnd head) {
        Path file = folder.resolve(day.toString());
        if (!Files.exists(file)) {
            try {
                PrivateFiles.createFolder(folder);
                PrivateFiles.write(file, head.number() + " " + head.digest() + "\n");
                LOG.info("audit head of {}: block {} {}", day, head.number(), head.digest());
            } catch (IOException e) {
                throw new UncheckedIOException("the audit head " + file + " cannot be written", e);
            }
        }
    }

    List<AuditBlock.ChainEnd> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(AuditHeadExport::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the audit heads in " + folder + " cannot be read", e);
        }
    }

    private static AuditBlock.ChainEnd read(Path file) {
        try {
            String[] said = Files.readString(file).strip().split(" ");
            return new AuditBlock.ChainEnd(Long.parseLong(said[0]), said[1]);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalStateException(file + " is no audit head: expected a block number and a digest", e);
        }
    }
}
