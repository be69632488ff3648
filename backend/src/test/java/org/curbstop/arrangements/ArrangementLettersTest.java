package org.curbstop.arrangements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.language.Formats;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;

@DatabaseTest
class ArrangementLettersTest {

    private final TestStore test;

    ArrangementLettersTest(TestStore test) {
        this.test = test;
    }

    private static ArrangementLetters letters(ArrangementsFixture fixture) {
        return new ArrangementLetters(fixture.people.accounts, fixture.rules, fixture.eligibility, SampleUtility.millbrook(),
                TestApplicationUrls.at("https://millbrook.example"));
    }

    private static Arrangement agreed(ArrangementsFixture fixture) {
        Actor ada = ArrangementsFixture.caller(fixture.people.ada);
        AccountId account = fixture.owes(fixture.people.adas, "228.15", 40, "84.25", 20);
        InstallmentSchedule schedule = ((ArrangementOffer.Granted) fixture.arrangements.offer(account, ada)).schedule();
        return ((Arrangements.AgreementResult.Agreed) fixture.arrangements.agree("key", account, schedule, Language.ENGLISH, ada))
                .arrangement();
    }

    private static String paper(byte[] pdf, String name) throws IOException {
        Path kept = Path.of("target", "letters");
        Files.createDirectories(kept);
        Files.write(kept.resolve(name + ".pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void a_confirmation_lists_installments_the_effect_of_a_breach_and_contacts() throws IOException {
        var fixture = new ArrangementsFixture(test, "millbrook");
        Arrangement plan = agreed(fixture);
        String text = paper(letters(fixture).pdf(plan, Language.ENGLISH), "confirmation-en");
        assertThat(text).contains("Ada Okafor").contains("12 Alder St").contains("100200302")
                .contains(org.curbstop.common.ReferenceNumber.grouped(plan.reference()));
        for (Installment each : plan.schedule().installments()) {
            assertThat(text).contains(Formats.of(Language.ENGLISH).date(each.due()))
                    .contains(Formats.of(Language.ENGLISH).money(each.amount()));
        }
        assertThat(text).contains("Total $312.40").contains("3 days after its due date").contains("never stopped without such a notice")
                .contains("(503) 555-0199");
        assertThat(text).doesNotContain("business days").doesNotContain("Augusta");
    }

    @Test
    void the_spanish_letter_has_the_same_content() throws IOException {
        var fixture = new ArrangementsFixture(test, "millbrook");
        Arrangement plan = agreed(fixture);
        String text = paper(letters(fixture).pdf(plan, Language.SPANISH), "confirmation-es");
        assertThat(text).contains("Su acuerdo de pago").contains("22 de noviembre de 2026").contains("12 de abril de 2027")
                .contains("$46.86").contains("3 días después de su fecha");
    }

    @Test
    void in_maine_it_names_the_consumer_division_and_the_three_days() throws IOException {
        var fixture = new ArrangementsFixture(test, "maine-electric-815");
        String text = paper(letters(fixture).pdf(agreed(fixture), Language.ENGLISH), "confirmation-maine");
        assertThat(text).contains("Consumer Assistance and Safety Division").contains("18 State House Station").contains("1-800-452-4699")
                .contains("in 3 business days");
    }

    @Test
    void a_notice_states_day_amount_and_rights_and_hides_debt_from_third_parties() throws IOException {
        var fixture = new ArrangementsFixture(test, "millbrook");
        fixture.owes(fixture.people.cysLet, "228.15", 40, "84.25", 20);
        DisconnectionNotice notice =
                ((Disconnections.DisconnectionResult.Done) fixture.disconnections.issue("key", fixture.people.cysLet.id(),
                Optional.empty(), ArrangementsFixture.STELLA)).notice();
        NoticeAddressee owner = notice.addressees().get(1);
        NoticeAddressee tenant = notice.addressees().get(2);
        String toOwner = paper(letters(fixture).pdf(notice, owner, Language.ENGLISH), "notice-en");
        assertThat(toOwner).contains("Cy Moreno").contains("$228.15").contains("December 2, 2026").contains("5 Cedar Ct")
                .contains(org.curbstop.common.ReferenceNumber.grouped(notice.reference())).contains("50% within 3 business days");
        for (String right : notice.rights()) {
            assertThat(toOwner).contains(ArrangementMessages.in(Language.ENGLISH).right(right));
        }
        String toTenant = paper(letters(fixture).pdf(notice, tenant, Language.SPANISH), "notice-tenant-es");
        assertThat(toTenant).contains("Tess Ward").contains("2 de diciembre de 2026").doesNotContain("228.15", "228,15").doesNotContain("$");
        assertThat(paper(letters(fixture).pdf(notice, notice.addressees().getFirst(), Language.SPANISH), "notice-es"))
                .as("a rented premise").contains("Al residente").doesNotContain("228.15", "228,15");
    }

    @Test
    void a_copy_after_a_payment_states_the_remaining_amount() throws IOException {
        var fixture = new ArrangementsFixture(test, "millbrook");
        fixture.owes(fixture.people.adas, "228.15", 40, "84.25", 20);
        DisconnectionNotice notice =
                ((Disconnections.DisconnectionResult.Done) fixture.disconnections.issue("key", fixture.people.adas.id(),
                Optional.empty(), ArrangementsFixture.STELLA)).notice();
        fixture.pays(fixture.people.adas.id(), "200.00");
        assertThat(paper(letters(fixture).pdf(notice, notice.addressees().getLast(), Language.ENGLISH), "notice-left"))
                .contains("Pay $28.15");
        assertThat(paper(letters(fixture).pdf(notice, notice.addressees().getFirst(), Language.ENGLISH), "notice-house"))
                .contains("To the resident").contains("$28.15");
    }

    @Test
    void the_html_page_has_no_inline_style_or_script_and_declares_its_language() {
        var fixture = new ArrangementsFixture(test, "millbrook");
        String page = letters(fixture).html(agreed(fixture), Language.SPANISH);
        assertThat(page).contains("lang=\"es\"").contains("href=\"/letter.css\"").doesNotContain("<style").doesNotContain("<script")
                .doesNotContain("style=");
        assertThat(letters(fixture).css()).contains(SampleUtility.millbrook().colors().brand()).doesNotContain("var(--");
    }

    @Test
    void both_languages_have_the_same_keys() throws IOException {
        var keys = new java.util.ArrayList<TreeSet<String>>();
        for (String language : List.of("en", "es")) {
            var messages = LanguageFolder.properties(new Language(language), "arrangement-letters.properties");
            keys.add(new TreeSet<>(messages.stringPropertyNames()));
            assertThat(messages.values()).allSatisfy(text -> assertThat(text.toString()).isNotBlank());
        }
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEmpty();
    }
}
