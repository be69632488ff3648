package org.curbstop.api.rest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Converts acknowledgements of postings from JSON to the rows of a CSV file, so that the same code imports both. */
@Component
class AcknowledgementJson {

    /** JSON is read into memory as a whole; more than this has to be sent as CSV. */
    static final long MAX_BYTES = 4 * 1024 * 1024;
    private static final int ROWS_BEFORE = 1; // the header

    private final JsonMapper json;

    AcknowledgementJson(JsonMapper json) {
        this.json = json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    }

    record AcknowledgementList(@Nullable List<@Nullable AcknowledgementRow> acknowledgements) {}

    record AcknowledgementRow(@Nullable String sequence, @Nullable String status, @Nullable String reason, @Nullable String posted) {}

    /** Replaces the JSON in the file by CSV. */
    void toCsv(Path file) throws IOException {
        List<@Nullable AcknowledgementRow> rows = read(file);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("sequence,status,reason,posted\n");
            for (@Nullable AcknowledgementRow row : rows) {
                if (row == null) {
                    throw ApiParameters.invalid("acknowledgements", "objects, none of them null");
                }
                out.write(cell(row.sequence()) + "," + cell(row.status()) + "," + cell(row.reason()) + "," + cell(row.posted()) + "\n");
            }
        }
    }

    private List<@Nullable AcknowledgementRow> read(Path file) {
        try {
            @Nullable AcknowledgementList list = json.readValue(file, AcknowledgementList.class);
            if (list == null || list.acknowledgements() == null) {
                throw ApiParameters.invalid("acknowledgements", "a list");
            }
            return list.acknowledgements();
        } catch (JacksonException e) {
            @Nullable TokenStreamLocation at = e.getLocation();
            String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
            throw ApiProblem.INVALID_REQUEST.exception(place
                    + "expected {\"acknowledgements\": [{\"sequence\": 1, \"status\": \"accepted\"}]}");
        }
    }

    /** Quotes a cell. Removes line breaks, so that each acknowledgement stays on one line. */
    private static String cell(@Nullable String text) {
        return text == null ? "" : '"' + text.replaceAll("[\\r\\n]+", " ").replace("\"", "\"\"") + '"';
    }

    static RejectedRow placeInList(RejectedRow row) {
        return new RejectedRow(row.line() - ROWS_BEFORE, row.field(), row.reason());
    }
}
