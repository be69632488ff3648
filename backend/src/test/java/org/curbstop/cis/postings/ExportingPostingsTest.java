package org.curbstop.cis.postings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.billing.LedgerEntry.EntryKind;
import org.curbstop.common.Money;
import org.curbstop.common.yaml.InvalidYamlException;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DatabaseTest
class ExportingPostingsTest {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

    private final PostingsForTests all;

    ExportingPostingsTest(TestStore test) {
        this.all = new PostingsForTests(test);
    }

    private String export(PostingSelection which, PostingFileFormat format) {
        var out = new ByteArrayOutputStream();
        try {
            all.exporting.export(which, format, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toString(format.encoding());
    }

    private String mapped(String yaml) {
        return export(new PostingSelection.AfterNumber(0), PostingFileFormatReader.parse("map.yaml", yaml));
    }

    private void sampleMoney() {
        all.pay("pay_1", 8412);
        all.billing.ledger().post(LedgerEntry.refund("ref_1", all.ada, Money.usd(1200), all.millbrook.clock.instant()));
        all.test.told();
        all.repository.add(PostingDraft.of("HOLD:h/placed", PostingKind.HOLD, "placed", all.ada, all.millbrook.clock.instant(),
                Map.of("hold", "h", "until", "2026-12-22")));
    }

    @Test
    void the_file_has_a_header_rows_totals_and_a_hash_of_its_content() throws Exception {
        sampleMoney();

        String file = export(new PostingSelection.OfDay(SUNDAY), PostingFileFormat.STANDARD);

        String number = all.millbrook.adas.number().value();
        String above = """
                sequence,id,kind,action,account,amount,currency,day,at,details
                1,PAYMENT:pay_1/%1$s,payment,posted,%2$s,-84.12,USD,2026-11-22,2026-11-22T09:30:00-08:00,
                2,REFUND:ref_1/%1$s,refund,posted,%2$s,12.00,USD,2026-11-22,2026-11-22T09:30:00-08:00,
                3,HOLD:h/placed,hold,placed,%2$s,,,2026-11-22,2026-11-22T09:30:00-08:00,hold=h;until=2026-12-22
                #total,payment,USD,1,-84.12
                #total,refund,USD,1,12.00
                #total,all,USD,2,-72.12
                """.formatted(all.ada, number);
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(above.getBytes(StandardCharsets.UTF_8)));
        assertThat(file).isEqualTo(above + "#end,3,1,3," + hash + "\n");
    }

    @Test
    void the_same_postings_give_the_same_bytes_later_and_after_answers() {
        sampleMoney();
        String first = export(new PostingSelection.OfDay(SUNDAY), PostingFileFormat.STANDARD);
        all.repository.change(Posting.formatId(1), posting -> posting.with(PostingStatus.ACKNOWLEDGED,
                posting.delivery().answered(Optional.of(all.millbrook.clock.instant()), Optional.empty(), Optional.empty())));
        all.millbrook.clock.advance(Duration.ofDays(1));
        all.pay("pay_2", 500);

        assertThat(export(new PostingSelection.OfDay(SUNDAY), PostingFileFormat.STANDARD)).isEqualTo(first);
        assertThat(export(new PostingSelection.AfterNumber(3), PostingFileFormat.STANDARD)).contains("\n4,PAYMENT:pay_2").doesNotContain(
                "pay_1");
        assertThat(export(new PostingSelection.Unanswered(), PostingFileFormat.STANDARD)).doesNotContain("pay_1").contains("pay_2");
    }

    @Test
    void refused_postings_have_a_file_of_their_own_because_the_billing_system_lacks_them() {
        all.pay("pay_1", 100);
        all.pay("pay_2", 200);
        new PostingAnswers(all.repository, all.millbrook.clock)
                .take(new PostingAnswers.PostingAnswer(1, Optional.of("account closed"), Optional.empty()), true);

        assertThat(export(new PostingSelection.Refused(), PostingFileFormat.STANDARD)).contains("pay_1").doesNotContain("pay_2");
        assertThat(export(new PostingSelection.Unanswered(), PostingFileFormat.STANDARD)).contains("pay_2").doesNotContain("pay_1");
        assertThat(all.all().getFirst().status()).isEqualTo(PostingStatus.REFUSED);
    }

    @Test
    void a_day_without_postings_produces_a_file_with_zero_totals() {
        assertThat(export(new PostingSelection.OfDay(SUNDAY), PostingFileFormat.STANDARD)).contains("\n#end,0,0,0,");
    }

    @Test
    void exported_postings_count_as_sent_until_answered() {
        sampleMoney();
        export(new PostingSelection.AfterNumber(1), PostingFileFormat.STANDARD);
        all.millbrook.clock.advance(Duration.ofHours(1));
        export(new PostingSelection.AfterNumber(2), PostingFileFormat.STANDARD);

        assertThat(all.all()).extracting(posting -> posting.delivery().timesSent()).containsExactly(0, 1, 2);
        assertThat(all.all().getLast().delivery().firstSentAt()).isNotEqualTo(all.all().getLast().delivery().lastSentAt());
    }

    @Test
    void a_mapping_sets_names_order_and_format_of_columns() {
        sampleMoney();

        assertThat(mapped("""
                delimiter: ";"
                line-end: crlf
                encoding: windows-1252
                trailer: false
                columns:
                  - {name: TRAN_SRC, constant: CURBSTOP}
                  - {name: TRAN_TYPE, from: kind, values: {payment: "10", refund: "20"}, otherwise: "99"}
                  - {name: AMT, from: amount, sign: reversed, decimal: ","}
                  - {name: CENTS, from: amount, number: minor, sign: none}
                  - {name: POSTED, from: day, date: M/d/yyyy}
                  - {name: AT, from: at, date: HH:mm}
                  - {name: UNTIL, from: details.until}
                """)).isEqualTo("""
                TRAN_SRC;TRAN_TYPE;AMT;CENTS;POSTED;AT;UNTIL\r
                CURBSTOP;10;84,12;8412;11/22/2026;09:30;\r
                CURBSTOP;20;-12,00;1200;11/22/2026;09:30;\r
                CURBSTOP;99;;;11/22/2026;09:30;2026-12-22\r
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "x-UTF-16LE-BOM", "ISO-2022-CN", "nonsense"})
    void an_encoding_in_which_lines_cannot_be_written_is_refused_with_its_line(String encoding) {
        assertThatThrownBy(() -> PostingFileFormatReader.parse("map.yaml", "trailer: false\nencoding: " + encoding
                + "\ncolumns:\n  - {name: SEQ, from: sequence}\n"))
                .isInstanceOf(InvalidYamlException.class).hasMessageContaining("map.yaml").hasMessageContaining("2")
                .hasMessageContaining("UTF-16LE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "windows-1252", "Shift_JIS", "IBM037"})
    void an_encoding_in_which_lines_can_be_written_is_accepted(String encoding) {
        sampleMoney();
        assertThat(mapped("header: false\ntrailer: false\nencoding: " + encoding + "\ncolumns:\n  - {name: SEQ, from: sequence}\n"))
                .isEqualTo("1\n2\n3\n");
    }

    @Test
    void a_fixed_width_mapping_pads_each_column() {
        sampleMoney();

        assertThat(mapped("""
                format: fixed
                trailer: false
                columns:
                  - {name: SEQ, from: sequence, width: 6, align: right, pad: "0"}
                  - {name: KIND, from: kind, width: 8}
                  - {name: AMT, from: amount, number: minor, width: 9, align: right, pad: "0"}
                  - {name: MORE, from: details, width: 5, cut: true}
                """)).isEqualTo("""
                000001payment -00008412    \s
                000002refund  000001200    \s
                000003hold    000000000hold=
                """);
    }

    @Test
    void an_overlong_value_is_rejected_and_nothing_counts_as_sent() {
        sampleMoney();

        assertThatThrownBy(() -> mapped("""
                format: fixed
                columns:
                  - {name: SEQ, from: sequence, width: 6}
                  - {name: AMT, from: amount, number: minor, width: 4}
                """)).isInstanceOf(PostingExportException.class).hasMessageContaining("posting 1: AMT has 4 places, and \"-8412\" needs 5");
        assertThat(all.all()).allMatch(posting -> posting.delivery().timesSent() == 0);
    }

    @Test
    void every_mistake_in_a_mapping_is_reported_with_its_line() {
        assertThatThrownBy(() -> mapped("""
                delimeter: ","
                columns:
                  - {name: A, from: nothing}
                  - {name: B, from: kind, values: {payment: "1"}}
                  - {name: C, from: day, date: jjjj}
                  - {name: D, from: day, number: minor}
                  - {name: E}
                  - {name: F, from: day, date: HH:mm}
                """)).isInstanceOf(InvalidYamlException.class)
                .hasMessageContainingAll("map.yaml:1", "delimeter", "map.yaml:3", "nothing", "map.yaml:4", "refund", "map.yaml:5",
                        "map.yaml:6", "map.yaml:7", "map.yaml:8");
    }

    @Test
    void the_mappings_in_the_documentation_are_valid() throws IOException {
        sampleMoney();
        String[] parts = Files.readString(Path.of("..", "docs", "postings.md")).split("```yaml\n|```\n");

        assertThat(parts).hasSize(5);
        assertThat(mapped(parts[1])).contains("SOURCE,SEQ,ACCT,TYPE,AMOUNT,CENTS,POSTED,UNTIL\r\n",
                "CURBSTOP,1," + all.millbrook.adas.number().value() + ",10,84.12,-8412,11/22/2026,\r\n");
        assertThat(mapped(parts[3])).startsWith("0000000001" + all.millbrook.adas.number().value() + "   payment     -000000841220261122");
    }

    @Test
    void times_are_exported_to_the_second() {
        all.millbrook.clock.advance(Duration.ofMillis(250));
        all.pay("pay_1", 100);

        assertThat(export(new PostingSelection.AfterNumber(0), PostingFileFormat.STANDARD)).contains(",2026-11-22T09:30:00-08:00,\n");
    }

    @Test
    void text_with_special_characters_is_quoted() {
        all.billing.ledger().post(LedgerEntry.of(all.ada, EntryKind.FEE, "a,\"b\"", Money.usd(1), all.millbrook.clock.instant()));
        all.test.told();

        assertThat(export(new PostingSelection.AfterNumber(0), PostingFileFormat.STANDARD)).contains("1,\"FEE:a,\"\"b\"\"\",fee,");
    }
}
