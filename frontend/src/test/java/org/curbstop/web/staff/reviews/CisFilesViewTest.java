package org.curbstop.web.staff.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportCounts;
import org.curbstop.cis.ImportFileException;
import org.curbstop.cis.ImportResult.RunState;
import org.curbstop.cis.ImportRuns;
import org.curbstop.cis.ImportRuns.ImportRunSummary;
import org.curbstop.cis.ImportingCisFiles;
import org.curbstop.cis.exchange.RefusedFile;
import org.curbstop.cis.exchange.RefusedFiles;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CisFilesViewTest extends ViewTest {

    private final ImportRuns runs = mock(ImportRuns.class);
    private final ImportingCisFiles importing = mock(ImportingCisFiles.class);

    private void show(CisFileKind kind, RunState... states) {
        when(runs.list()).thenReturn(Stream.of(states).map(state -> new ImportRunSummary(17, kind, "balances-24.csv",
                Instant.parse("2026-11-25T10:00:00Z"), state, new ImportCounts(30, 0, 30, 0, 0, 0, 20), "")).toList());
        create(CisFilesView.class, runs, importing);
    }

    @ParameterizedTest
    @CsvSource({"en, No files yet., Every file was imported.", "es, Todavía no hay archivos., Se importaron todos los archivos."})
    void an_empty_list_says_what_would_appear(String language, String none, String left) {
        signIn("sue", Locale.of(language, "US"), UserRole.SUPERVISOR);
        when(runs.list()).thenReturn(List.of());
        create(CisFilesView.class, runs, importing);
        assertThat(text()).contains(none, left);
    }

    @ParameterizedTest
    @CsvSource({"en, needs your decision, they weigh 20, Apply this file, balances-24.csv was accepted.",
            "es, espera su decisión, pesan 20, Aplicar este archivo, Se aceptó balances-24.csv."})
    void a_waiting_file_is_applied_by_a_supervisor(String language, String state, String share, String button, String said) {
        signIn("sue", Locale.of(language, "US"), UserRole.SUPERVISOR);
        show(CisFileKind.BALANCES, RunState.WAITING);
        assertThat(text()).contains(state, share);
        press(button);
        verify(importing).accept(eq(17L), any());
        assertThat(text()).contains(said);
    }

    @ParameterizedTest
    @CsvSource({"en, Not imported, Some rows were rejected.", "es, No importados, Se rechazaron algunas filas."})
    void files_that_were_not_imported_are_listed_with_their_reason(String language, String heading, String rows) {
        signIn("sue", Locale.of(language, "US"), UserRole.SUPERVISOR);
        RefusedFiles refused = mock(RefusedFiles.class);
        Instant at = Instant.parse("2026-11-25T10:00:00Z");
        when(refused.list(any())).thenReturn(List.of(new RefusedFile("balances-24.csv", Optional.of("column balance is missing"), at),
                new RefusedFile("a.csv.rejects", Optional.empty(), at)));
        create(CisFilesView.class, runs, importing, refused);
        assertThat(text()).contains(heading, "balances-24.csv", "column balance is missing", "a.csv.rejects", rows);
    }

    @Test
    void a_file_is_undone_or_the_view_says_why_not() {
        signIn("sue", Locale.US, UserRole.SUPERVISOR);
        show(CisFileKind.BALANCES, RunState.APPLIED);
        press("Undo this file");
        assertThat(text()).contains("balances-24.csv no longer counts");
        var later = mock(ImportFileException.class);
        when(importing.undo(eq(17L), any())).thenThrow(later);
        press("Undo this file");
        assertThat(text()).contains("can't be changed now");
    }

    @Test
    void a_file_is_not_applied_without_a_fresh_sign_in() {
        signInLongAgo("sue", Locale.US, UserRole.SUPERVISOR);
        show(CisFileKind.BALANCES, RunState.WAITING);
        press("Apply this file");
        verify(importing, never()).accept(eq(17L), any());
    }

    @Test
    void every_state_has_a_label_and_account_files_cannot_be_undone() {
        signIn("sue", Locale.US, UserRole.SUPERVISOR);
        show(CisFileKind.ACCOUNTS, RunState.values());
        assertThat(text()).contains("accepted, applying", "reading", "undone").doesNotContain("Undo this file");
    }
}
