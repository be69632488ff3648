package org.curbstop.web.staff.reviews;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.cis.postings.PaymentMatches;
import org.curbstop.cis.postings.PaymentMatches.PaymentMatch;
import org.curbstop.cis.postings.Posting;
import org.curbstop.cis.postings.PostingKind;
import org.curbstop.cis.postings.PostingStatus;
import org.curbstop.cis.postings.StaffPostings;
import org.curbstop.cis.webhooks.StaffWebhooks;
import org.curbstop.cis.webhooks.WebhookDelivery;
import org.curbstop.common.Money;
import org.curbstop.identity.UserRole;
import org.curbstop.web.components.ConfirmationPanel;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable.Column;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Postings that the billing system has not acknowledged or has refused, with their age, to send again or to settle by hand. */
@Route(value = StaffNavigation.POSTINGS, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class PostingsView extends StaffView {

    private static final int SHOWN = 100;
    private static final int DAYS = 7;
    private static final int HOURS_SHOWN = 48;
    private static final String NUMBER = "number";

    private final StaffPostings postings;
    private final PaymentMatches matches;
    private final StaffWebhooks webhooks;
    private final Clock clock;

    PostingsView(ViewUser user, FreshSignIn fresh, StaffPostings postings, PaymentMatches matches, StaffWebhooks webhooks, Clock clock) {
        super("desk.postings", user, fresh);
        this.postings = postings;
        this.matches = matches;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Override
    protected void draw() {
        query().getSingleParameter(NUMBER).flatMap(number -> postings.find(number, actor())).ifPresent(chosen -> add(panel(chosen)));
        List<Posting> refused = postings.listRefused(SHOWN + 1, actor());
        List<Posting> waiting = postings.listWaiting(SHOWN + 1, actor());
        add(list("desk.postings.refused", "desk.postings.refused.none", refused,
                column("desk.postings.reason", posting -> posting.delivery().reason().orElse(""))));
        add(list("desk.postings.waiting", "desk.postings.waiting.none", waiting, column("desk.postings.sent", this::sent)));
        List<WebhookDelivery> givenUp = webhooks.listGivenUp(SHOWN, actor());
        if (!givenUp.isEmpty()) { // few utilities have any
            add(tableCard("desk.webhooks", "desk.webhooks.none", givenUp,
                    column("#desk.postings.number", each -> PortalLinks.to(
                            StaffNavigation.posting(each.sequence()), Long.toString(each.sequence()))),
                    column("desk.postings.what", each -> I18n.text("desk.posting", each.kind())),
                    column("desk.webhooks.receiver", WebhookDelivery::subscription),
                    column("desk.postings.reason", WebhookDelivery::failure),
                    column("desk.webhooks.since", each -> I18n.dateTime(each.due(), user().zone())),
                    column("desk.webhooks.again", this::sendAgain)));
        }
        add(tableCard("desk.postings.days", "desk.postings.days.none", postings.listDays(DAYS, actor()),
                column("desk.postings.day", day -> I18n.date(day.day())),
                column("#desk.postings.count", day -> day.totals().count()),
                column("#desk.postings.payments", day -> sum(day, PostingKind.PAYMENT)),
                column("#desk.postings.refunds", day -> sum(day, PostingKind.REFUND)),
                column("#desk.postings.disputes", day -> sum(day, PostingKind.DISPUTE)),
                column("#desk.postings.all", day -> money(day.totals().sums())),
                column("#desk.postings.open", StaffPostings.DayTotals::open)));
    }

    private Component sendAgain(WebhookDelivery message) {
        var again = button("desk.posting.send", "button button-quiet", () -> {
            boolean sent = webhooks.sendAgain(message.id(), actor());
            showResult(sent ? StatusChip.Tone.GOOD : StatusChip.Tone.WARN, sent ? "desk.webhooks.sent" : "desk.posting.gone");
        });
        again.setAriaLabel(I18n.text("desk.webhooks.again.label", message.sequence(), message.subscription()));
        again.setDisableOnClick(true);
        return again;
    }

    private Section list(String headingKey, String noneKey, List<Posting> found, Column<Posting> last) {
        Section card = tableCard(headingKey, noneKey, found.subList(0, Math.min(found.size(), SHOWN)),
                column("#desk.postings.number", posting -> PortalLinks.to(
                        StaffNavigation.posting(posting.sequence()), Long.toString(posting.sequence()))),
                column("desk.postings.what", PostingsView::what),
                column("desk.postings.account", PostingsView::account),
                column("#bill.amount", posting -> posting.amount().map(I18n::money).orElse("")),
                column("desk.postings.age", this::age),
                last);
        if (found.size() > SHOWN) {
            card.add(paragraph("desk.postings.more", SHOWN));
        }
        return card;
    }

    private static String what(Posting posting) {
        return I18n.text("desk.posting", posting.kind()) + ", " + I18n.text("desk.posting.action." + posting.action());
    }

    private static Component account(Posting posting) {
        return posting.account().<Component>map(id -> PortalLinks.to(StaffNavigation.account(id), posting.number().orElse(id.value())))
                .orElseGet(Span::new);
    }

    /** Returns the age in hours on the first two days, then in days. */
    private String age(Posting posting) {
        Duration age = Duration.between(posting.createdAt(), clock.instant());
        return age.toHours() < HOURS_SHOWN ? I18n.text("desk.postings.hours", Math.max(0, age.toHours()))
                : I18n.text("desk.postings.days-old", age.toDays());
    }

    private String sent(Posting posting) {
        Optional<Instant> last = posting.delivery().lastSentAt();
        return last
                .map(at -> I18n.text("desk.postings.sent.times", posting.delivery().timesSent(), I18n.dateTime(at, user().zone())))
                .orElseGet(() -> I18n.text("desk.postings.sent.next"));
    }

    private static String sum(StaffPostings.DayTotals day, PostingKind kind) {
        return money(day.totals().byKind().stream().filter(total -> total.kind() == kind).map(total -> total.amount()).toList());
    }

    private static String money(List<Money> sums) {
        return sums.stream().map(I18n::money).collect(Collectors.joining(" · "));
    }

    private Component panel(Posting posting) {
        var facts = new Div(new Paragraph(what(posting)), new Paragraph(account(posting)));
        posting.amount().ifPresent(amount -> facts.add(span(I18n.money(amount), "owed-amount")));
        facts.add(paragraph("desk.posting.made", I18n.dateTime(posting.createdAt(), user().zone())));
        facts.add(paragraph("desk.posting.sending", sent(posting)));
        posting.delivery().closedAt().ifPresent(at -> facts.add(paragraph("desk.posting.status." + posting.status().name(),
                I18n.dateTime(at, user().zone()), posting.delivery().by().orElse(""))));
        posting.delivery().reason().ifPresent(reason -> facts.add(paragraph("desk.posting.reason", reason)));
        posting.delivery().earlierReason().ifPresent(reason -> facts.add(paragraph("desk.posting.reason.earlier", reason)));
        facts.add(paragraph("desk.posting.id", posting.source()));
        matches.list(posting.sequence(), actor()).forEach(match -> facts.add(match(posting, match)));
        return card(new H2(I18n.text("desk.posting.heading", Long.toString(posting.sequence()))),
                posting.status().isClosed() ? facts : row("two", facts, work(posting)));
    }

    /** A payment in the books of the billing system that counts as this one, or does not by decision of staff. */
    private Div match(Posting posting, PaymentMatch match) {
        String key = match.elsewhere() ? "desk.posting.elsewhere" : "desk.posting.match";
        var shown = new Div(paragraph(key, match.payment()));
        shown.add(styled(new Button(I18n.text(key + ".change", match.payment()), pressed ->
                new ConfirmationPanel(I18n.text(key + ".ask", match.payment())).append(paragraph("desk.posting.match.owed"))
                        .showInsteadOf(shown, I18n.text(key + ".confirm", match.payment()), false, () -> decide(posting, match))),
                "button", "button-quiet"));
        return shown;
    }

    /** Requires a recent sign-in, because the amount that the customer owes changes. */
    private void decide(Posting posting, PaymentMatch match) {
        requireFreshSignIn(Map.of(NUMBER, Long.toString(posting.sequence())), () -> {
            boolean done = matches.decide(posting.sequence(), match, !match.elsewhere(), actor());
            showResult(done ? StatusChip.Tone.GOOD : StatusChip.Tone.WARN, done ? "desk.posting.match.changed" : "desk.posting.match.gone");
        });
    }

    private Div work(Posting posting) {
        var note = FormDrafts.keep(draft(posting), new TextArea(I18n.text("desk.posting.note")));
        note.setMaxLength(StaffPostings.MAX_NOTE_LENGTH);
        note.setWidthFull();
        var form = new FormBinder();
        form.require(note, "desk.posting.note.missing");
        var again = button("desk.posting.send", "button button-quiet", () -> {
            boolean sent = postings.resend(posting.sequence(), actor()) == StaffPostings.StaffPostingResult.DONE;
            showResult(sent ? StatusChip.Tone.GOOD : StatusChip.Tone.WARN, sent ? "desk.posting.sent" : "desk.posting.gone");
        });
        again.setDisableOnClick(true);
        return new Div(paragraph(posting.status() == PostingStatus.REFUSED ? "desk.posting.todo.refused" : "desk.posting.todo.waiting"),
                again, note, row("ways", form.submit("desk.posting.settle", () -> settle(posting, note))));
    }

    private static String draft(Posting posting) {
        return "posting:" + posting.sequence();
    }

    private void settle(Posting posting, TextArea note) {
        requireFreshSignIn(Map.of(NUMBER, Long.toString(posting.sequence())), () -> {
            switch (postings.settle(posting.sequence(), note.getValue(), actor())) {
                case NOTE_MISSING -> FormBinder.reject(note, I18n.text("desk.posting.note.missing"));
                case GONE -> showResult(StatusChip.Tone.WARN, "desk.posting.gone");
                case DONE -> {
                    FormDrafts.discard(draft(posting));
                    showResult(StatusChip.Tone.GOOD, "desk.posting.settled");
                }
            }
        });
    }
}
