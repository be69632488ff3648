package org.curbstop.pages.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Login;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.ArrangementLetters;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.identity.CurrentUser;
import org.curbstop.identity.SignedInUser;
import org.curbstop.identity.UserRole;
import org.curbstop.pages.layout.PageMessagesForTests;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class LetterControllerTest {

    private static final ArrangementId PLAN = ArrangementId.create();

    @ParameterizedTest
    @CsvSource({"en, payment-plan-2026-11-22.pdf", "es, plan-de-pagos-2026-11-22.pdf"})
    void a_letter_is_saved_under_a_name_that_says_what_it_is(String language, String fileName) {
        var agreed = mock(Arrangement.AgreementRecord.class);
        when(agreed.day()).thenReturn(LocalDate.of(2026, 11, 22));
        when(agreed.language()).thenReturn(Language.ENGLISH);
        var plan = mock(Arrangement.class);
        when(plan.agreed()).thenReturn(agreed);
        var arrangements = mock(Arrangements.class);
        when(arrangements.find(eq(PLAN), any())).thenReturn(Optional.of(plan));
        var letters = mock(ArrangementLetters.class);
        when(letters.pdf(plan, new Language(language))).thenReturn(new byte[] {1});
        var user = mock(CurrentUser.class);
        when(user.find()).thenReturn(Optional.of(new SignedInUser(new Login("https://issuer.example", "bo"), "Bo",
                Set.of(UserRole.RESIDENT), Optional.of(PersonId.create()))));
        var browser = MockMvcTester.of(new LetterController(letters, arrangements, mock(Disconnections.class), user,
                SampleUtility.millbrook(), PageMessagesForTests.create()));

        assertThat(browser.perform(get("/letters/" + PLAN + ".pdf").param("in", language))).hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    }
}
