package org.curbstop.web.bills;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.billing.Bill;
import org.curbstop.billing.Bills;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.web.PortalViewTest;
import org.curbstop.web.components.I18n;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Flo's bill with a leak, in the portal and on the plain page: both show the same causes, which add up to the difference. */
class BillViewTest extends PortalViewTest {

    private static final AccountId FLO = new AccountId("acct_100200898");

    @Autowired
    private Bills bills;

    @Autowired
    private HandOffs handOffs;

    @Autowired
    private Conversations conversations;

    private int turn;

    @Test
    void a_bill_explains_the_difference_and_links_to_the_leak_page() {
        signIn("flo");
        open("my/bills/" + bill(0).id());

        shows("bill.leak", "bill.cause", "bill.difference.total");
        assertThat(words()).contains("gallons a day, before", difference());
        assertThat(all(Anchor.class).map(Anchor::getHref)).contains("/leak");
    }

    @ParameterizedTest
    @CsvSource({"en, ', tier 1', ', tier 2', bill", "es, ', tramo 1', ', tramo 2', factura"})
    void tiers_are_named_and_the_file_has_a_readable_name(String language, String first, String second, String file) {
        signInResident(accounts.find(FLO).orElseThrow().holder(), Locale.of(language, "US"));
        open("my/bills/" + bill(0).id());

        assertThat(bill(0).lines()).anyMatch(line -> line.tier() == 2);
        assertThat(words()).contains(first, second);
        assertThat(BillView.fileName(bill(0))).isEqualTo(file + "-" + bill(0).issued() + ".pdf");
    }

    @Test
    void the_home_page_links_to_the_explanation_of_the_latest_bill() {
        signIn("flo");
        open("my?account=" + FLO);

        assertThat(all(Anchor.class).filter(link -> link.getText().equals(I18n.text("bill.why"))).map(Anchor::getHref))
                .containsExactly("my/bills/" + bill(0).id() + "#why");
    }

    @Test
    void the_oldest_bill_has_no_comparison() {
        signIn("flo");
        open("my/bills/" + bills.list(FLO, 100).getLast().id());

        assertThat(words()).contains(I18n.text("bill.lines")).doesNotContain(I18n.text("bill.since-last"));
    }

    @Test
    void the_plain_page_shows_the_same_causes_after_the_pin() {
        String page = UUID.randomUUID().toString();
        assertThat(text(say(page, new UserInput.SessionOpened("explain-bill")))).doesNotContain("$");
        String explained = text(proveFlo(page));

        assertThat(explained).contains("What changed\tDifference", "gallons a day, before", "Total difference\t" + difference());
    }

    @Test
    void a_leak_credit_request_waits_for_staff_with_its_number() {
        String page = UUID.randomUUID().toString();
        say(page, new UserInput.SessionOpened("report-leak"));
        answer(page, "where", "repaired");
        answer(page, "inTime", "yes");
        proveFlo(page);
        answer(page, "photos", "");

        String done = text(answer(page, "check-credit", "yes"));

        HandOff waiting = handOffs.listWaiting(100, Actor.staff("sam")).stream()
                .filter(each -> each.packet().wanted().equals("leak-credit")).findFirst().orElseThrow();
        assertThat(waiting.packet().account()).contains(FLO);
        assertThat(done).contains(waiting.reference());
    }

    @Test
    void a_wet_spot_becomes_a_case_and_running_water_an_outage_report() {
        String wet = UUID.randomUUID().toString();
        say(wet, new UserInput.SessionOpened("report-leak"));
        answer(wet, "where", "street");
        answer(wet, "running", "no");
        answer(wet, "place", "behind the mill " + wet);
        String filed = text(answer(wet, "check", "yes"));

        HandOff waiting = handOffs.listWaiting(100, Actor.staff("sam")).stream()
                .filter(each -> each.packet().tried().contains("behind the mill " + wet)).findFirst().orElseThrow();
        assertThat(filed).contains(waiting.reference());
        assertThat(waiting.packet().kind().name()).isEqualTo("HAND_OFF");
    }

    private Reply proveFlo(String page) {
        answer(page, "number", "100200898");
        answer(page, "how", "pin");
        return answer(page, "secret", "8980");
    }

    private Reply answer(String page, String slot, String value) {
        return say(page, new UserInput.FormSubmission(Map.of(slot, value)));
    }

    private Reply say(String page, UserInput input) {
        var context = new ConversationContext(Channel.PAGE, page, Optional.empty(), Optional.empty(), Optional.of(Language.ENGLISH),
                "view-test");
        return conversations.takeTurn(context, "turn-" + turn++, input);
    }

    private static String text(Reply reply) {
        return String.join("\n", reply.said().stream().map(response -> switch (response) {
            case BotResponse.Message said -> said.text();
            case BotResponse.Question ask -> ask.text() + ask.error();
            default -> "";
        }).toList());
    }

    private Bill bill(int ago) {
        return bills.list(FLO, 2).get(ago);
    }

    private String difference() {
        Money difference = bill(0).total().minus(bill(1).total());
        assertThat(difference.isPositive()).isTrue();
        return "+$" + difference.decimal().toPlainString();
    }
}
