package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.curbstop.accounts.Accounts;
import org.curbstop.assistance.applications.ApplicationRequest;
import org.curbstop.assistance.applications.ApplicationResult;
import org.curbstop.assistance.applications.AssistanceApplications;
import org.curbstop.assistance.referrals.Referrals;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.documents.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Assistance, from the screening to the agency's decision. */
class AssistanceIT extends BrowserJourney {

    private static final AccountId DEES = new AccountId("acct_100200716");
    private static final AccountId FLOS = new AccountId("acct_100200898");

    @Test
    void dee_is_screened_by_text_referred_and_receives_the_pledge(@Autowired Referrals referrals) {
        Page phone = visitor(375, "es-US", true);
        phone.navigate(address("/sandbox/texts?with=%2B15035550104"));
        text(phone, "necesito ayuda para pagar mi recibo", "Ayuda para pagar");
        text(phone, "2", "personas viven");
        text(phone, "somos cuatro", "entra dinero");
        text(phone, "al mes", "al mes, antes de impuestos");
        text(phone, "4200", "factura");
        text(phone, "no está vencida", "hay en su casa");
        text(phone, "ninguna", "LIHEAP");
        text(phone, "1", "$77,550");
        text(phone, "sí", "Responda con su PIN");
        text(phone, "6170", "lo que debe");
        text(phone, "sí", "$4,200 al mes");
        text(phone, "sí", "tiene su solicitud");
        assertUsableByAll(phone);
        Assertions.assertThat(referrals.list(DEES, Actor.SYSTEM)).hasSize(1);

        Page lena = signedIn("lena", 1280, "/staff");
        heading(lena, "Referrals to Mill River");
        assertUsableByAll(lena);
        lena.locator(".table a", new Page.LocatorOptions().setHasText("Dee Navarro")).click();
        assertThat(lena.locator("main")).containsText("21 Dogwood Ln");
        assertThat(lena.locator("main")).containsText("4 people");
        assertThat(lena.locator("main")).containsText("$4,200 a month");
        lena.locator("vaadin-text-field", new Page.LocatorOptions().setHasText("We promise to pay")).locator("input").fill("100.00");
        lena.locator("vaadin-date-picker input").fill("12/15/2026");
        lena.locator("vaadin-date-picker input").press("Enter");
        lena.locator("vaadin-button", new Page.LocatorOptions().setHasText("Approve and promise")).click();
        assertThat(lena.locator("main")).containsText("Done. The household will be notified.");
        assertUsableByAll(lena);

        Page dee = signedIn("dee", 375, "/my/help");
        assertThat(dee.locator(".requests")).containsText("Aprobada");
        dee.locator(".requests a").first().click();
        assertThat(dee.locator("main")).containsText("$100.00");
        assertThat(dee.locator("main")).containsText("15 de diciembre de 2026");
        assertUsableByAll(dee);

        Page sam = signedIn("sam", 1280, "/staff/accounts/" + DEES + "/time");
        comesTo(sam, "An agency has promised to pay");
        Page texts = visitor(375, "es-US", true);
        texts.navigate(address("/sandbox/texts?with=%2B15035550104"));
        comesTo(texts, "$100.00");
    }

    @Test
    void staff_request_documents_grant_a_voucher_and_the_account_is_credited(
            @Autowired AssistanceApplications applications, @Autowired Accounts accounts, @Autowired Bills bills) {
        var flo = Actor.customer(Channel.PORTAL, "203.0.113.9", accounts.find(FLOS).orElseThrow().holder());
        var request = new ApplicationRequest(FLOS, flo.person(), "crisis-voucher", Optional.empty(), Map.of(), Optional.empty(),
                Language.ENGLISH);
        Assertions.assertThat(applications.apply("journey", request, flo)).isInstanceOf(ApplicationResult.Done.class);
        Money before = bills.owed(FLOS).orElseThrow().total();

        Page sam = signedIn("sam", 1280, "/staff/help");
        Locator flos = sam.locator("section.card", new Page.LocatorOptions().setHasText("Flo Baptiste"));
        assertThat(flos).containsText("crisis voucher", new LocatorAssertions.ContainsTextOptions().setIgnoreCase(true));
        assertUsableByAll(sam);
        flos.locator("vaadin-details-summary", new Locator.LocatorOptions().setHasText("Ask for documents")).click();
        flos.getByLabel("the shut-off notice").check();
        flos.locator("vaadin-button", new Locator.LocatorOptions().setHasText("Ask for them")).click();
        assertThat(sam.locator("main")).containsText("Still missing: the shut-off notice");
        flos.getByLabel("Amount").fill("900");
        flos.getByLabel("Reason for the decision").fill("Saw the notice at the counter");
        flos.locator("vaadin-button", new Locator.LocatorOptions().setHasText("Approve")).click();
        assertThat(sam.locator("main")).containsText("this account may get $500.00 more at most");
        flos.getByLabel("Amount").fill("120.50");
        flos.locator("vaadin-button", new Locator.LocatorOptions().setHasText("Approve")).click();
        assertThat(sam.locator("main")).containsText("Ask for it, or check");
        flos.getByLabel("Approve although documents are still missing").check();
        flos.locator("vaadin-button", new Locator.LocatorOptions().setHasText("Approve")).click();
        assertThat(sam.locator("main")).containsText("Approved. The household will be notified.");
        assertUsableByAll(sam);
        Awaitility.await().untilAsserted(
                () -> Assertions.assertThat(bills.owed(FLOS).orElseThrow().total()).isEqualTo(before.minus(Money.usd("120.50"))));
    }

    @Test
    void a_guest_is_screened_on_plain_pages_in_spanish_with_scripts_off() {
        Page page = visitor(375, "es-US", false);
        page.navigate(address("/"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Ayuda para pagar"))).first().click();
        page.locator("#answer-size").fill("3");
        next(page);
        chooseByWords(page, "Por semana");
        page.locator("#answer-income").fill("700");
        next(page);
        chooseByWords(page, "Tengo un aviso de corte");
        tick(page, "Alguien tiene 60 años o más");
        tick(page, "Hay un niño menor de seis años");
        next(page);
        next(page); // the question on heating is optional
        assertThat(page.locator("main")).containsText("$65,142");
        assertThat(page.locator("main")).containsText("Vale de emergencia");
        chooseByWords(page, "Ayuda de energía LIHEAP");
        assertThat(page.locator("main")).containsText("identificación con foto");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("No").setExact(true)).click();
        chooseByWords(page, "Es todo");
        assertThat(page.locator("h1")).isVisible();
    }

    @Test
    void an_answer_with_nothing_selected_is_reported_on_the_page() {
        Page page = visitor(1280, "en-US", false);
        page.navigate(address("/help-paying"));
        page.locator("#answer-size").fill("two adults and three children");
        next(page);
        assertThat(page).hasTitle(Pattern.compile("^Error: "));
        assertThat(page.locator("#answer-size")).hasValue("two adults and three children");
        page.locator("#answer-size").fill("5");
        next(page);
        next(page);
        assertThat(page.locator(".summary a")).hasText("Choose one of the answers.");
    }

    @ParameterizedTest
    @CsvSource({"1280, en-US", "375, es-US"})
    void every_screening_question_is_accessible(int width, String locale) {
        Page page = visitor(width, locale, true);
        page.navigate(address("/help-paying"));
        assertUsableByAll(page);
        page.locator("#answer-size").fill("4");
        next(page);
        assertUsableByAll(page);
        page.locator(".choice label").first().click();
        next(page);
        page.locator("#answer-income").fill("4200");
        next(page);
        page.locator(".choice label").first().click();
        next(page);
        assertUsableByAll(page);
        next(page); // nothing selected: this question is optional
        next(page);
        assertThat(page.locator(".choice-name").first()).containsText("LIHEAP");
        assertUsableByAll(page);
        page.locator(".choice label").first().click();
        next(page);
        assertThat(page.locator("main")).containsText("Mill River");
        assertUsableByAll(page);
    }

    @Test
    void an_agency_sees_only_its_own_referrals(@Autowired Referrals referrals) {
        Page lena = signedIn("lena", 1280, "/staff/referrals");
        for (String closed : List.of("/staff/accounts", "/staff/outages", "/staff/cases/case_nothing", "/my")) {
            lena.navigate(address(closed));
            assertThat(lena.locator("main")).not().containsText("Ada Okafor");
            assertThat(lena.locator(".table")).hasCount(0);
        }
        lena.navigate(address("/staff/referrals/ref_" + "0".repeat(26)));
        assertThat(lena.locator("main")).not().containsText("Navarro");
    }

    @ParameterizedTest
    @CsvSource({"flo, en, 1280", "dee, es, 375"})
    void the_screening_in_the_portal_is_accessible(String who, String language, int width) {
        Page page = signedIn(who, width, "/my/help");
        assertUsableByAll(page);
        page.locator("vaadin-integer-field input").fill("4");
        page.locator("vaadin-text-field input").fill("4,200");
        page.locator("vaadin-button.button").click();
        assertThat(page.locator(".finding").first()).containsText("$77,550");
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertUsableByAll(page);
    }

    @Test
    void dee_applies_for_the_discount_in_the_portal_and_follows_it(@Autowired AssistanceApplications applications) {
        Page dee = signedIn("dee", 375, "/my/help");
        showWhatFits(dee);
        Locator discount = dee.locator(".finding", new Page.LocatorOptions().setHasText("Descuento en la factura"));
        assertThat(discount).containsText("$4,200 al mes");
        discount.locator("vaadin-button.button").click();
        dee.waitForURL(Pattern.compile(".*/my/help/applications/app_.*"));
        heading(dee, "Descuento en la factura");
        assertThat(dee.locator("main .chip").first()).containsText("Faltan documentos");
        assertThat(dee.locator("main")).containsText("comprobante de ingresos");
        assertUsableByAll(dee);
        Assertions.assertThat(applications.list(DEES, Actor.SYSTEM)).singleElement()
                .satisfies(kept -> Assertions.assertThat(kept.household()).as("she selected nothing").isEmpty());
        String page = dee.url();

        dee.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("payslip.jpg", "image/jpeg", SampleFiles.picture("jpg", 300)));
        assertThat(dee.locator(".paper-upload .papers a")).hasText("payslip.jpg");
        dee.locator("vaadin-button.button", new Page.LocatorOptions().setHasText("Enviar:")).click();
        assertThat(dee.locator("main [role=alert]")).containsText("Ya lo tenemos");
        assertThat(dee.locator("main .chip").first()).containsText("La estamos revisando");
        assertThat(dee.locator("main .papers a")).hasText("payslip.jpg");
        assertUsableByAll(dee);

        dee.navigate(address("/my/help"));
        assertThat(dee.locator(".requests")).containsText("La estamos revisando");
        showWhatFits(dee);
        discount.locator("a", new Locator.LocatorOptions().setHasText("Ver su solicitud")).click();
        dee.waitForURL(page);

        dee.locator("vaadin-details-summary", new Page.LocatorOptions().setHasText("Retirar esta solicitud")).click();
        assertUsableByAll(dee);
        dee.locator("vaadin-button.button-danger").click();
        assertThat(dee.locator("main [role=alert]")).containsText("quedó retirada");
        assertThat(dee.locator("main .chip").first()).containsText("Retirada");
        assertThat(dee.locator("vaadin-upload")).hasCount(0);
        assertUsableByAll(dee);

        dee.navigate(address("/my/help"));
        showWhatFits(dee);
        Locator loan = dee.locator(".finding", new Page.LocatorOptions().setHasText("Préstamo para aislar la casa"));
        loan.locator("vaadin-checkbox input").check();
        loan.locator("vaadin-button.button").click();
        dee.waitForURL(Pattern.compile(".*/my/help/applications/app_.*"));
        assertThat(dee.locator("main")).containsText("4 personas");
        assertThat(dee.locator("vaadin-upload")).hasCount(2);
        assertUsableByAll(dee);

        Page ada = signedIn("ada", 375, "/my");
        ada.navigate(page);
        assertThat(ada.locator("main")).not().containsText("app_");
    }

    private static void showWhatFits(Page page) {
        page.locator("vaadin-integer-field input").fill("4");
        page.locator("vaadin-text-field input").fill("4,200");
        page.locator("vaadin-button.button").first().click();
        assertThat(page.locator(".finding").first()).containsText("$77,550");
    }

    private static void heading(Page page, String text) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).containsText(text);
    }

    private static void next(Page page) {
        page.locator("main form .button").first().click();
    }

    private static void chooseByWords(Page page, String label) {
        tick(page, label);
        next(page);
    }

    /** The label covers the whole row, as a large touch target. */
    private static void tick(Page page, String label) {
        page.locator(".choice label", new Page.LocatorOptions().setHasText(label)).click();
    }

    private static void text(Page page, String body, String answer) {
        page.locator("#body").fill(body);
        page.locator("form:has(#body) button").first().click();
        assertThat(page.locator("#last")).hasClass(Pattern.compile("in"));
        // a notice may have arrived after the answer
        assertThat(page.locator(".in", new Page.LocatorOptions().setHasText(answer)).last()).isVisible();
    }

}
