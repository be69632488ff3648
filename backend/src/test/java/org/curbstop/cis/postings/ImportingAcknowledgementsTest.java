package org.curbstop.cis.postings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditEntry;
import org.curbstop.cis.postings.ImportingAcknowledgements.AcknowledgementResult;
import org.curbstop.cis.postings.StaffPostings.StaffPostingResult;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class ImportingAcknowledgementsTest {

    private static final Actor SAM = Actor.staff("sam");

    @TempDir
    private Path folder;

    private final PostingsForTests all;
    private final ImportingAcknowledgements importing;
    private final StaffPostings staff;

    ImportingAcknowledgementsTest(TestStore test) {
        this.all = new PostingsForTests(test);
        this.importing = new ImportingAcknowledgements(new PostingAnswers(all.repository, all.millbrook.clock), all.millbrook.audit,
                all.millbrook.clock);
        this.staff = new StaffPostings(all.repository, all.millbrook.audit, all.millbrook.clock);
        for (int i = 1; i <= 4; i++) {
            all.pay("pay_" + i, 100 * i);
        }
    }

    private AcknowledgementResult take(String text) {
        try {
            Path file = Files.writeString(folder.resolve("answers.csv"), text);
            return importing.importFile(file, folder.resolve("answers.csv.rejects"), true);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<PostingStatus> states() {
        return all.all().stream().map(Posting::status).toList();
    }

    @Test
    void accepted_postings_are_closed_and_refused_ones_listed_with_their_reason() {
        all.millbrook.clock.advance(Duration.ofHours(6));
        AcknowledgementResult result = take("\uFEFFsequence,status,reason,posted\r\n1,accepted,,2026-11-22T11:00:00-08:00\r\n"
                + "000000000002,refused,\"account closed, see \"\"CIS\"\"\",\r\n3,accepted,,2026-11-22\r\n");

        assertThat(result.taken()).isEqualTo(3);
        assertThat(result.rejects()).isEmpty();
        assertThat(states()).containsExactly(PostingStatus.ACKNOWLEDGED, PostingStatus.REFUSED, PostingStatus.ACKNOWLEDGED,
                PostingStatus.WAITING);
        assertThat(staff.listRefused(10, SAM)).singleElement()
                .satisfies(posting -> assertThat(posting.delivery().reason()).contains("account closed, see \"CIS\""));
        assertThat(new PostingAcknowledgementLookup(all.repository).postedByCis(all.ada))
                .containsEntry("PAYMENT:pay_1/" + all.ada, Instant.parse("2026-11-22T19:00:00Z"))
                .as("not before creation").containsEntry("PAYMENT:pay_3/" + all.ada, all.all().get(2).createdAt()).hasSize(2);
    }

    @Test
    void importing_the_same_file_twice_changes_nothing() {
        String file = "sequence;status;reason\n1;accepted;\n2;refused;no\n";
        take(file);
        List<Posting> before = all.all();

        AcknowledgementResult again = take(file);
        assertThat(again.taken()).isZero();
        assertThat(again.known()).isEqualTo(2);
        assertThat(all.all()).isEqualTo(before);
    }

    @Test
    void a_truncated_file_counts_only_its_complete_rows() {
        String whole = "sequence,status,reason,posted\n1,accepted,,2026-11-22\n23,refused,no such account,2026-11-22\n";
        for (int cut = "sequence,status,reason,posted\n1,accepted,,2026-11-22\n".length(); cut < whole.length(); cut++) {
            take(whole.substring(0, cut));
        }

        assertThat(states()).as("a truncated number is not read as another number")
                .containsExactly(PostingStatus.ACKNOWLEDGED, PostingStatus.WAITING, PostingStatus.WAITING, PostingStatus.WAITING);
    }

    @Test
    void acceptance_is_final_in_any_order_of_answers() {
        take("sequence,status\n1,accepted\n1,refused\n2,refused\n2,accepted\n");

        assertThat(states()).startsWith(PostingStatus.ACKNOWLEDGED, PostingStatus.ACKNOWLEDGED);
        assertThat(folder.resolve("answers.csv.rejects")).content().contains("# line 3, status: expected accepted, as was said before");
    }

    @Test
    void every_invalid_row_is_rejected_with_line_field_and_reason() throws IOException {
        String longText = "x".repeat(301);
        AcknowledgementResult result = take("sequence,status,reason,posted\n" + String.join("\n",
                "9,accepted,,", "-1,accepted,,", "1,yes,,", "1,accepted", "1,accepted,,22.11.2026", "1,accepted,,9999-01-01",
                "1,accepted,,2001-01-01", "1,refused," + longText + ",", "\"1,accepted,,", "99999999999999999999,accepted,,",
                "1,accepted,," + "9".repeat(70_000), "4,accepted,,"));

        assertThat(result.rejected()).isEqualTo(11);
        assertThat(states()).containsExactly(PostingStatus.WAITING, PostingStatus.WAITING, PostingStatus.WAITING,
                PostingStatus.ACKNOWLEDGED);
        String rejects = Files.readString(folder.resolve("answers.csv.rejects"));
        assertThat(rejects)
                .startsWith("sequence,status,reason,posted\n# line 2, sequence: expected the number of a posting\n9,accepted,,\n")
                .contains("# line 3, sequence", "# line 4, status", "# line 5, row: expected 4 fields", "# line 6, posted",
                        "# line 7, posted", "# line 8, posted", "# line 9, reason", "# line 10, row: expected a closing",
                        "# line 11, sequence", "# line 12, row: expected at most");
        assertThat(take(rejects.replace("9,accepted,,\n", "2,accepted,,\n")).taken()).as("corrected").isEqualTo(1);
    }

    @Test
    void a_file_without_the_required_columns_changes_nothing() {
        assertThatThrownBy(() -> take("number,status,status\n1,accepted,accepted\n")).hasMessageContainingAll("column sequence is missing",
                "column number is unknown", "column status is there twice");
        assertThatThrownBy(() -> take("")).hasMessageContaining("column sequence is missing");
        assertThat(states()).containsOnly(PostingStatus.WAITING);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    void a_check_run_changes_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("answers.csv"), "sequence,status\n1,accepted\n9,accepted\n");
        AcknowledgementResult tried = importing.importFile(file, folder.resolve("answers.csv.rejects"), false);

        assertThat(List.of(tried.taken(), tried.rejected())).containsExactly(1L, 1L);
        assertThat(states()).containsOnly(PostingStatus.WAITING);
    }

    @Test
    void settling_a_posting_by_hand_counts_as_accepted_and_is_audited() {
        take("sequence,status,reason\n1,refused,no\n");

        assertThat(staff.settle(1, " ", SAM)).isEqualTo(StaffPostingResult.NOTE_MISSING);
        assertThat(staff.settle(1, "entered as journal 17", SAM)).isEqualTo(StaffPostingResult.DONE);
        assertThat(staff.settle(1, "again", SAM)).isEqualTo(StaffPostingResult.GONE);
        assertThat(staff.resend(1, SAM)).isEqualTo(StaffPostingResult.GONE);
        assertThat(staff.settle(99, "nothing", SAM)).isEqualTo(StaffPostingResult.GONE);
        assertThat(all.all().getFirst().delivery().by()).contains("sam");
        assertThat(new PostingAcknowledgementLookup(all.repository).postedByCis(all.ada)).hasSize(1);
        assertThat(all.millbrook.audit.listByAccount(all.ada, 10)).extracting(AuditEntry::did).contains("posting-settled-by-hand 1");
    }

    @Test
    void staff_can_resend_a_refused_posting() {
        take("sequence,status,reason\n1,refused,no\n");

        assertThat(staff.resend(1, SAM)).isEqualTo(StaffPostingResult.DONE);
        assertThat(all.all().getFirst().status()).isEqualTo(PostingStatus.WAITING);
        assertThat(all.all().getFirst().delivery().lastSentAt()).isEqualTo(Optional.empty());
        assertThat(all.millbrook.audit.listByAccount(all.ada, 10)).extracting(AuditEntry::did).contains("posting-sent-again 1");
    }

    @Test
    void the_reason_of_a_refusal_is_kept_when_the_posting_is_sent_again_or_settled() {
        take("sequence,status,reason\n1,refused,account closed\n2,refused,no such account\n");
        staff.resend(1, SAM);
        assertThat(all.all().getFirst().delivery().reason()).isEmpty();
        assertThat(all.all().getFirst().delivery().earlierReason()).contains("account closed");
        take("sequence,status\n1,accepted\n");
        staff.settle(2, "entered as journal 17", SAM);

        assertThat(all.all().getFirst().delivery().earlierReason()).contains("account closed");
        assertThat(all.all().get(1).delivery().earlierReason()).contains("no such account");
    }

    @Test
    void the_totals_of_a_day_match_its_file() {
        take("sequence,status\n1,accepted\n");
        all.millbrook.clock.advance(Duration.ofDays(2));
        all.pay("pay_5", 1);

        List<StaffPostings.DayTotals> days = staff.listDays(7, SAM);
        assertThat(days).extracting(day -> day.day().toString()).containsExactly("2026-11-24", "2026-11-22");
        assertThat(days.getLast().totals().sums()).containsExactly(Money.usd(-1000));
        assertThat(days.getLast().open()).isEqualTo(3);
    }
}
