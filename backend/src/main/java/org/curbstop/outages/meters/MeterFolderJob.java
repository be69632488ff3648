package org.curbstop.outages.meters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.outages.meters.MeterEventReader.RefusedEvent;
import org.curbstop.outages.meters.MeterEventReader.UnreadableEventsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Imports files of meter events: each moves to {@code done}, or to {@code rejects} with the reasons beside it. Two processes may run it at
 * once.
 */
@Component
@EnableConfigurationProperties(MeterFolderProperties.class)
public final class MeterFolderJob {

    private static final Logger LOG = LoggerFactory.getLogger(MeterFolderJob.class);
    private static final int MAX_FILES = 100;

    private final MeterFolderProperties properties;
    private final RecordingMeterEvents recording;

    public MeterFolderJob(MeterFolderProperties properties, RecordingMeterEvents recording) {
        this.properties = properties;
        this.recording = recording;
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 20_000)
    public void importFiles() {
        properties.inbox().ifPresent(folder -> {
            try {
                Path done = Files.createDirectories(folder.resolve("done"));
                Path rejects = Files.createDirectories(folder.resolve("rejects"));
                for (Path file : files(folder)) {
                    importFile(file, done, rejects);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Lists the files in the order of their names. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file)).sorted().limit(MAX_FILES).toList();
        }
    }

    private void importFile(Path file, Path done, Path rejects) throws IOException {
        String reasons;
        try {
            reasons = Files.size(file) > MeterEventReader.MAX_BYTES ? "at most " + MeterEventReader.MAX_BYTES + " bytes"
                    : recording.record(MeterEventReader.read(Files.readAllBytes(file))).refused().stream().map(MeterFolderJob::line)
                            .collect(Collectors.joining("\n"));
        } catch (UnreadableEventsException e) {
            reasons = "expected " + e.getMessage();
        }
        if (reasons.isEmpty()) {
            Files.move(file, done.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } else {
            LOG.warn("meter events of {} were refused in part or whole; the reasons are beside it", file.getFileName());
            Files.writeString(rejects.resolve(file.getFileName() + ".reason.txt"), reasons + "\n");
            Files.move(file, rejects.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String line(RefusedEvent event) {
        return event.place() + ": expected " + event.expected();
    }
}
