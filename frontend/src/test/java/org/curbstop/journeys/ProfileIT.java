package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.ThirdPartyDesignees;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The profile in the portal: notice channels, third-party designees, paperless billing. */
class ProfileIT extends BrowserJourney {

    private static final AccountId ADAS = new AccountId("acct_100200302");

    @Autowired
    private Accounts accounts;

    @Autowired
    private Notices notices;

    @Test
    void ada_changes_her_notice_channel_sees_a_confirmation_and_undoes_it() {
        Page page = signedIn("ada", 375, "/my/profile");
        PersonId ada = accounts.find(ADAS).orElseThrow().holder();
        choose(page, "Bills, receipts and payments", "By text message");
        assertThat(page.locator("main")).containsText("From now on: Bills, receipts and payments: By text message.");
        Assertions.assertThat(told(ada, "profile-1", NoticeKind.BILL_DUE)).isEqualTo(Optional.of(Delivery.Medium.TEXT));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo")).click();
        assertThat(page.locator("main")).containsText("Undone. It is as it was before.");
        Assertions.assertThat(told(ada, "profile-2", NoticeKind.BILL_DUE)).isEqualTo(Optional.of(Delivery.Medium.MAIL));
        choose(page, "Orders and visits", "Not at all");
        assertThat(page.locator("main")).containsText("From now on: Orders and visits: Not at all.");
        Assertions.assertThat(told(ada, "profile-3", NoticeKind.ORDER_DONE)).isEmpty();
        choose(page, "Orders and visits", "Default (text, then email)");
        assertThat(page.locator("main")).containsText("From now on: Orders and visits: Default (text, then email).");
    }

    @Test
    void disconnection_notices_cannot_be_switched_off() {
        Page page = signedIn("ada", 1280, "/my/profile");
        open(page, "Shut-off warnings");
        assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("By text message").setExact(true))).isVisible();
        assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Not at all"))).isHidden();
        assertThat(page.locator("main")).containsText("The law requires this notice");
    }

    @Test
    void flo_adds_her_brother_as_designee_and_removes_him(@Autowired ThirdPartyDesignees designees) {
        AccountId flos = new AccountId("acct_100200898");
        Page page = signedIn("flo", 375, "/my/profile");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Name someone")).click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue")).click();
        assertThat(page.locator("main")).containsText("Enter a name");
        page.getByLabel("Their name").fill("Leo Baptiste");
        page.getByLabel("Their phone number or email address").fill("(503) 555-0155");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue")).click();
        assertThat(page.locator("main")).containsText(
                "We will tell Leo Baptiste, at (503) 555-0155, when service at 40 Elm St may be stopped. Is that right?");
        Assertions.assertThat(designees.list(flos, Actor.SYSTEM)).isEmpty();
        assertUsableByAll(page);
        page.getByText("Yes, name them").click();
        assertThat(page.locator("main")).containsText("Leo Baptiste will be told when service at 40 Elm St may be stopped.");
        Assertions.assertThat(designees.list(flos, Actor.staff("sam"))).hasSize(1);
        Page network = page.context().newPage();
        network.navigate(address("/sandbox/texts?with=%2B15035550155"));
        comesTo(network, "a customer named you to be notified if service at 40 Elm St may be stopped");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo")).click();
        assertThat(page.locator("main")).containsText("Nobody is named.");
        Assertions.assertThat(designees.list(flos, Actor.staff("sam"))).isEmpty();
    }

    @Test
    void paperless_billing_is_confirmed_and_undone() {
        Page page = signedIn("ada", 375, "/my/profile");
        page.getByLabel("Bills by email only, no paper").check();
        assertThat(page.locator("main")).containsText("From now on your bills come by email only.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo")).click();
        assertThat(page.getByLabel("Bills by email only, no paper")).not().isChecked();
    }

    @ParameterizedTest
    @CsvSource({"ivo, en, 1280, Name someone", "dee, es, 375, Nombrar a alguien"})
    void the_profile_is_accessible(String who, String language, int width, String name) {
        Page page = signedIn(who, width, "/my/profile");
        assertThat(page.locator("html")).hasAttribute("lang", language);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
        assertThat(page.locator(".designee-form vaadin-text-field").first()).isVisible();
        assertUsableByAll(page);
    }

    private Optional<Delivery.Medium> told(PersonId person, String key, NoticeKind kind) {
        return notices.send(new Notice(key, new NoticeRecipient.KnownPerson(person), kind, Map.of("amount", Money.usd("1.00"), "account",
                "…302", "due", java.time.LocalDate.of(2026, 12, 4),
                "kind", "START", "place", "12 Alder St", "reference", "1"), Optional.empty())).stream().map(Delivery::means).findFirst();
    }

    private static void open(Page page, String topic) {
        page.locator("vaadin-select").filter(new Locator.FilterOptions().setHasText(topic)).locator("vaadin-select-value-button").click();
    }

    private static void choose(Page page, String topic, String way) {
        open(page, topic);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(way).setExact(true)).click();
    }
}
