package org.curbstop.api.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reason why a row was rejected, parsed from the note above the row in a file of rejects. */
record RejectedRow(long line, String field, String reason) {

    /** Maximum number of rows in a response; the file has all of them. */
    static final int MAX_LISTED = 100;
    private static final Pattern NOTE = Pattern.compile("# line (\\d{1,18}), ([^:]{1,200}): (.{1,1000})");

    static List<RejectedRow> list(Optional<Path> rejects) {
        if (rejects.filter(Files::isRegularFile).isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<RejectedRow>();
        try (var in = new BufferedReader(new InputStreamReader(Files.newInputStream(rejects.get()), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && found.size() < MAX_LISTED; line = in.readLine()) {
                Matcher note = NOTE.matcher(line);
                if (note.matches()) {
                    found.add(new RejectedRow(Long.parseLong(note.group(1)), note.group(2), note.group(3)));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
