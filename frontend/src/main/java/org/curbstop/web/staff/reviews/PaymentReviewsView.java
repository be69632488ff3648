package org.curbstop.web.staff.reviews;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentReview;
import org.curbstop.payments.PaymentReviews;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Payments that staff must review: reason, amount, what to do, and a note of what was done. */
@Route(value = StaffNavigation.PAYMENTS, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class PaymentReviewsView extends StaffView {

    private static final int SHOWN = 50;

    private final PaymentReviews reviews;
    private final Accounts accounts;

    PaymentReviewsView(ViewUser user, FreshSignIn fresh, PaymentReviews reviews, Accounts accounts) {
        super("desk.reviews", user, fresh);
        this.reviews = reviews;
        this.accounts = accounts;
    }

    /** A review with what was done about it. */
    private record ResolvedReview(PaymentReview review, PaymentReview.ReviewResolution how) {}

    @Override
    protected void draw() {
        addEach(reviews.listOpen(SHOWN, actor()), "desk.reviews.none",
                review -> card(new H2(I18n.text("desk.review", review.kind())), row("two", facts(review), work(review))));
        List<ResolvedReview> done = reviews.listResolved(SHOWN, actor()).stream()
                .flatMap(review -> review.resolution().map(how -> new ResolvedReview(review, how)).stream()).toList();
        if (!done.isEmpty()) {
            add(titledCard("desk.reviews.done", ResponsiveTable.of("desk.reviews.done", done, List.of(
                    column("desk.reviews.what", each -> I18n.text("desk.review", each.review().kind())),
                    column("desk.reviews.note", each -> each.how().note()),
                    column("desk.reviews.by", each -> I18n.text("desk.reviews.by.when", each.how().by(),
                            I18n.dateTime(each.how().at(), user().zone()))),
                    column("#bill.amount", each -> I18n.money(each.review().amount()))))));
        }
    }

    private Div facts(PaymentReview review) {
        var facts = new Div(span(I18n.money(review.amount()), "owed-amount"),
                paragraph("desk.review.since", I18n.dateTime(review.at(), user().zone())));
        review.answerBy().ifPresent(by -> facts
                .add(new Paragraph(new StatusChip(StatusChip.Tone.WARN, I18n.text("desk.review.by", I18n.date(by, user().zone()))))));
        review.number().ifPresent(number -> facts.add(paragraph("desk.review.payment", ReferenceNumber.grouped(number))));
        review.accounts().stream().flatMap(account -> accounts.find(account).stream()).forEach(account ->
                facts.add(new Paragraph(PortalLinks.to(StaffNavigation.account(account.id()), place(account)))));
        if (!review.ref().startsWith("pay_")) {
            facts.add(paragraph("desk.review.stripe", review.ref()));
        }
        return facts;
    }

    private Div work(PaymentReview review) {
        var work = new Div(paragraph("desk.review.todo." + review.kind().messageKey()));
        List<Allocation> proposal = reviews.proposedAllocations(review, actor());
        if (!proposal.isEmpty()) {
            work.add(ResponsiveTable.of("desk.review.shares", proposal, List.of(
                    column("payment.for", share -> accounts.find(share.account()).map(PaymentReviewsView::place).orElse("")),
                    column("#bill.amount", share -> I18n.money(share.amount())))));
        }
        var note = FormDrafts.keep(draftKey(review), new TextArea(I18n.text("desk.review.note")));
        note.setMaxLength(PaymentReviews.MAX_NOTE_LENGTH);
        note.setWidthFull();
        var form = new FormBinder();
        form.require(note, "desk.review.note.missing");
        var buttons = row("ways");
        if (!proposal.isEmpty()) {
            buttons.add(form.submit("desk.review.enter", () -> resolve(review, note, true)));
        }
        buttons.add(form.submit("desk.review.close", proposal.isEmpty() ? "button" : "button-quiet", () -> resolve(review, note, false)));
        work.add(note, buttons);
        return work;
    }

    private static String draftKey(PaymentReview review) {
        return "review:" + review.id();
    }

    private void resolve(PaymentReview review, TextArea note, boolean enter) {
        requireFreshSignIn(Map.of("review", review.id()), () -> {
            switch (reviews.resolve(review.id(), note.getValue(), enter, actor())) {
                case NOTE_MISSING -> FormBinder.reject(note, I18n.text("desk.review.note.missing"));
                case GONE -> showResult(StatusChip.Tone.WARN, "desk.review.gone");
                case DONE -> {
                    FormDrafts.discard(draftKey(review));
                    showResult(StatusChip.Tone.GOOD, enter ? "desk.review.entered" : "desk.review.closed");
                }
            }
        });
    }

    private static String place(Account account) {
        return account.premise().address().street() + " \u00b7 " + account.number().value();
    }
}
