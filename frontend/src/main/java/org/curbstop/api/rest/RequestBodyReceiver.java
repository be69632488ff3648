package org.curbstop.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.curbstop.store.files.PrivateFiles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Streams request bodies to the folder {@code api} in the data folder, up to a size limit, and deletes old files there. */
@Component
class RequestBodyReceiver {

    /** How long rejected rows can be fetched. */
    private static final Duration RETENTION = Duration.ofDays(30);
    /** How long the files of a killed process are kept. */
    private static final Duration UNFINISHED_RETENTION = Duration.ofDays(1);
    private static final String UNFINISHED = "receiving-";
    private static final int BUFFER = 64 * 1024;

    private final Path folder;

    RequestBodyReceiver(@Value("${curbstop.data:./data}") Path data) {
        this.folder = PrivateFiles.createFolder(data.resolve("api"));
    }

    ReceivedFile receive(HttpServletRequest request, long maxBytes) {
        if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            throw ApiProblem.UNSUPPORTED_MEDIA_TYPE.exception("Content-Encoding: send the body as it is");
        }
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        try {
            Path path = Files.createTempFile(folder, UNFINISHED, ".tmp");
            try {
                return new ReceivedFile(path, copy(request, path, maxBytes));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String copy(HttpServletRequest request, Path to, long maxBytes) throws IOException {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(to), sha256)) {
            InputStream in = request.getInputStream();
            byte[] buffer = new byte[BUFFER];
            long total = 0;
            for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
                total += count;
                if (total > maxBytes) {
                    throw tooLarge(maxBytes);
                }
                out.write(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Reads from the body. Only the sender can cause an error here: the connection broke, or the chunks of the body are malformed. */
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw ApiProblem.INVALID_REQUEST.exception("the body did not come whole");
        }
    }

    private static RuntimeException tooLarge(long maxBytes) {
        return ApiProblem.TOO_LARGE.exception("at most " + maxBytes + " bytes");
    }

    /** Deletes rejects that nobody fetched in time, and files left behind by a killed process. */
    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT10M")
    void deleteOldFiles() throws IOException {
        Instant now = Instant.now(); // system time, as the file times are
        try (var files = Files.list(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                boolean unfinished = String.valueOf(file.getFileName()).startsWith(UNFINISHED);
                Instant before = now.minus(unfinished ? UNFINISHED_RETENTION : RETENTION);
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
