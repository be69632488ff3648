package org.curbstop.cis.postings;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.audit.AuditTrail;
import org.curbstop.cis.postings.PostingAnswers.AnswerResult;
import org.curbstop.cis.postings.PostingAnswers.PostingAnswer;
import org.curbstop.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Imports a CSV file of acknowledgements, as described in docs/postings.md. Each row is processed by itself: the complete rows of a
 * truncated file count, a repeated file changes nothing, and an invalid row is rejected with its reason while the others are imported.
 */
@Component
public final class ImportingAcknowledgements {

    private static final Set<String> KNOWN = Set.of("sequence", "status", "reason", "posted");
    private static final List<String> REQUIRED = List.of("sequence", "status");
    private static final int MAX_LINE = 4_096;
    private static final String NOTE = "# line ";

    private final PostingAnswers answers;
    private final AuditTrail audit;
    private final Clock clock;

    ImportingAcknowledgements(PostingAnswers answers, AuditTrail audit, Clock clock) {
        this.answers = answers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param taken number of new answers
     * @param known number of answers received before
     * @param rejects file with the rejected rows, if any
     */
    public record AcknowledgementResult(long taken, long known, long rejected, Optional<Path> rejects) {}

    /** Thrown if the file has no valid header. The message lists the errors. */
    public static final class AcknowledgementFileException extends RuntimeException {

        AcknowledgementFileException(String message) {
            super(message);
        }
    }

    /** Signals an invalid row. */
    private static final class RowException extends RuntimeException {

        RowException(String field, String expected) {
            super(field + ": expected " + expected, null, false, false);
        }
    }

    /** @param store false for a dry run */
    public AcknowledgementResult importFile(Path file, Path rejects, boolean store) throws IOException {
        long[] counts = new long[AnswerResult.values().length];
        long rejected = 0;
        Path unfinished = rejects.resolveSibling(rejects.getFileName() + ".tmp");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
                BufferedWriter out = Files.newBufferedWriter(unfinished)) {
            String header = Optional.ofNullable(readLine(in)).orElse("").replaceFirst("^\uFEFF", "");
            char delimiter = header.contains(";") ? ';' : ',';
            List<String> columns = readHeader(header, delimiter);
            out.write(header + "\n");
            long number = 1;
            for (String line = readLine(in); line != null; line = readLine(in)) {
                number++;
                if (line.isBlank() || line.startsWith(NOTE)) {
                    continue;
                }
                try {
                    counts[take(cells(line, delimiter), columns, store).ordinal()]++;
                } catch (RowException wrong) {
                    rejected++;
                    out.write(NOTE + number + ", " + wrong.getMessage() + "\n" + line + "\n");
                }
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.deleteIfExists(rejects);
        if (rejected == 0 || !store) {
            Files.delete(unfinished);
        } else {
            Files.move(unfinished, rejects);
        }
        if (store) {
            audit.record(Actor.SYSTEM, "postings-answered", Optional.empty());
        }
        return new AcknowledgementResult(counts[AnswerResult.TAKEN.ordinal()], counts[AnswerResult.KNOWN.ordinal()], rejected,
                rejected == 0 || !store ? Optional.empty() : Optional.of(rejects));
    }

    /** Reads a line. A line that is too long is truncated and rejected later. */
    private static @Nullable String readLine(BufferedReader in) throws IOException {
        var line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() <= MAX_LINE) {
                line.append((char) c);
            }
        }
        return line.isEmpty() || line.charAt(line.length() - 1) != '\r' ? line.toString() : line.substring(0, line.length() - 1);
    }

    private static List<String> readHeader(String header, char delimiter) {
        try {
            return columns(header, delimiter);
        } catch (RowException wrong) {
            throw new AcknowledgementFileException("line 1: " + wrong.getMessage() + " (docs/postings.md)");
        }
    }

    private static List<String> columns(String header, char delimiter) {
        List<String> columns = cells(header, delimiter).stream().map(String::strip).toList();
        var mistakes = new ArrayList<String>();
        REQUIRED.stream().filter(needed -> !columns.contains(needed)).forEach(needed -> mistakes.add("column " + needed + " is missing"));
        columns.stream().filter(column -> !KNOWN.contains(column)).forEach(column -> mistakes.add("column " + column + " is unknown"));
        columns.stream().filter(column -> columns.indexOf(column) != columns.lastIndexOf(column)).distinct()
                .forEach(column -> mistakes.add("column " + column + " is there twice"));
        if (!mistakes.isEmpty()) {
            throw new AcknowledgementFileException("line 1: " + String.join("; ", mistakes) + " (docs/postings.md)");
        }
        return columns;
    }

    /** Splits a line into cells (RFC 4180, without line breaks). */
    private static List<String> cells(String line, char delimiter) {
        if (line.length() > MAX_LINE) {
            throw new RowException("row", "at most " + MAX_LINE + " characters");
        }
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(line.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new RowException("row", "a closing quotation mark");
        }
        cells.add(cell.toString());
        return cells;
    }

    private AnswerResult take(List<String> cells, List<String> columns, boolean store) {
        if (cells.size() != columns.size()) {
            throw new RowException("row", columns.size() + " fields, as in the header, not " + cells.size());
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            fields.put(columns.get(i), cells.get(i).strip());
        }
        long sequence = Posting.parseSequence(fields.getOrDefault("sequence", ""))
                .orElseThrow(() -> new RowException("sequence", "a number"));
        Optional<String> reason = switch (fields.getOrDefault("status", "")) {
            case "accepted" -> Optional.empty();
            case "refused" -> Optional.of(reason(fields.getOrDefault("reason", "")));
            default -> throw new RowException("status", "accepted or refused");
        };
        AnswerResult result = answers.take(new PostingAnswer(sequence, reason, posted(fields.getOrDefault("posted", ""))), store);
        return switch (result) {
            case TAKEN, KNOWN -> result;
            case UNKNOWN_NUMBER -> throw new RowException("sequence", "the number of a posting");
            case CLOSED_BEFORE -> throw new RowException("status", "accepted, as was said before or settled by hand: that is final");
            case IMPOSSIBLE_TIME -> throw new RowException("posted", "a time after the posting was made and not in the future");
        };
    }

    private static String reason(String written) {
        String clean = written.replaceAll("\\p{Cntrl}", " ").strip();
        if (clean.length() > PostingAnswers.MAX_REASON_LENGTH) {
            throw new RowException("reason", "at most " + PostingAnswers.MAX_REASON_LENGTH + " characters");
        }
        return clean;
    }

    private Optional<Instant> posted(String written) {
        try {
            if (written.isEmpty()) {
                return Optional.empty();
            }
            if (written.length() <= "2026-11-22".length()) {
                return Optional.of(LocalDate.parse(written).atStartOfDay(clock.getZone()).toInstant());
            }
            return Optional.of(written.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? OffsetDateTime.parse(written).toInstant()
                    : LocalDateTime.parse(written).atZone(clock.getZone()).toInstant());
        } catch (DateTimeException e) {
            throw new RowException("posted", "a day such as 2026-11-22 or a time such as 2026-11-22T23:10:00-08:00");
        }
    }
}
