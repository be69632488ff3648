package org.curbstop.cis.postings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Writes postings in the given order. The output is deterministic: the same postings in the same format are the same bytes, independent of
 * time, machine and run.
 */
final class PostingFileWriter {

    private final PostingFileFormat format;
    private final ZoneId zone;
    private final OutputStream out;
    private final CharsetEncoder encoder;
    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private final PostingTotals totals = new PostingTotals();

    PostingFileWriter(PostingFileFormat format, ZoneId zone, OutputStream out) throws IOException {
        this.format = format;
        this.zone = zone;
        this.out = out;
        this.encoder = format.encoding().newEncoder();
        if (format.header()) {
            write(format.columns().stream().map(column -> format.cell(column.header())).collect(Collectors.joining(format.delimiter())),
                    "header");
        }
    }

    void write(Posting posting) throws IOException {
        String row = format.columns().stream().map(column -> format.cell(column.value(posting, zone)))
                .collect(Collectors.joining(format.delimiter()));
        write(row, "posting " + posting.sequence());
        totals.add(posting);
    }

    /** Writes the totals by kind and overall, then the count, the first and last number, and the hash of all bytes before that line. */
    PostingTotals finish() throws IOException {
        if (format.trailer()) {
            for (PostingTotals.KindTotal total : totals.byKind()) {
                write("#total," + PostingFields.code(total.kind()) + "," + total.amount().currency() + "," + total.count() + ","
                        + total.amount().decimal().toPlainString(), "trailer");
            }
            for (var sum : totals.sums()) {
                write("#total,all," + sum.currency() + ","
                        + totals.byKind().stream().filter(each -> each.amount().currency().equals(sum.currency()))
                                .mapToLong(PostingTotals.KindTotal::count).sum()
                        + "," + sum.decimal().toPlainString(), "trailer");
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            write("#end," + totals.count() + "," + totals.first() + "," + totals.last() + "," + hash, "trailer");
        }
        out.flush();
        return totals;
    }

    private void write(String line, String what) throws IOException {
        try {
            ByteBuffer encoded = encoder.encode(CharBuffer.wrap(line + format.lineEnd()));
            digest.update(encoded.array(), encoded.arrayOffset(), encoded.limit());
            out.write(encoded.array(), encoded.arrayOffset(), encoded.limit());
        } catch (CharacterCodingException e) {
            throw new PostingExportException(what + ": a character that " + format.encoding() + " does not have", e);
        }
    }
}
