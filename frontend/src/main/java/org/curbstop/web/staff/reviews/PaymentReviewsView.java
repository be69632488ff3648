package org.curbstop.web.staff.reviews;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentReview;
import org.curbstop.payments.PaymentReviews;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;

/** Payments that staff must review: reason, amount, what to do, and a note of what was done. */
@Route(value = StaffNavigation.PAYMENTS, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class PaymentReviewsView extends TitledView implements BeforeEnterObserver {

    private static final int SHOWN = 50;

    private final ViewUser visitor;
    private final PaymentReviews reviews;
    private final Accounts accounts;
    private final Utility utility;
    private final FreshSignIn fresh;
    private final StatusMessage statusMessage = new StatusMessage();

    PaymentReviewsView(ViewUser visitor, PaymentReviews reviews, Accounts accounts, Utility utility, FreshSignIn fresh) {
        super("desk.reviews");
        this.visitor = visitor;
        this.reviews = reviews;
        this.accounts = accounts;
        this.utility = utility;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
        fresh.after(StaffNavigation.PAYMENTS, statusMessage, typed -> { });
    }

    private void draw() {
        clear();
        add(statusMessage);
        addEach(reviews.listOpen(SHOWN, visitor.actor()), "desk.reviews.none", this::panel);
        List<PaymentReview> done = reviews.listResolved(SHOWN, visitor.actor());
        if (!done.isEmpty()) {
            var table = new ResponsiveTable("desk.reviews.done", "desk.reviews.what", "desk.reviews.note", "desk.reviews.by",
                    "#bill.amount");
            done.forEach(review -> review.resolution().ifPresent(how -> table.row(
                    I18n.text("desk.review", review.kind()), how.note(),
                    I18n.text("desk.reviews.by.when", how.by(), I18n.dateTime(how.at(), utility.zone())), I18n.money(review.amount()))));
            add(titledCard("desk.reviews.done", table));
        }
    }

    private Component panel(PaymentReview review) {
        return card(new H2(I18n.text("desk.review", review.kind())), row("two", facts(review), work(review)));
    }

    private Div facts(PaymentReview review) {
        var facts = new Div(span(I18n.money(review.amount()), "owed-amount"),
                paragraph("desk.review.since", I18n.dateTime(review.at(), utility.zone())));
        review.answerBy().ifPresent(by -> facts
                .add(new Paragraph(new StatusChip(StatusChip.Tone.WARN, I18n.text("desk.review.by", I18n.date(by, utility.zone()))))));
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
        List<Allocation> proposal = reviews.proposedAllocations(review, visitor.actor());
        if (!proposal.isEmpty()) {
            var table = new ResponsiveTable("desk.review.shares", "payment.for", "#bill.amount");
            proposal.forEach(share -> table.row(name(share.account()), I18n.money(share.amount())));
            work.add(table);
        }
        var note = FormDrafts.keep(draft(review), new TextArea(I18n.text("desk.review.note")));
        note.setMaxLength(PaymentReviews.MAX_NOTE_LENGTH);
        note.setRequiredIndicatorVisible(true);
        note.setErrorMessage(I18n.text("desk.review.note.missing"));
        note.setWidthFull();
        work.add(note);
        var buttons = row("ways");
        if (!proposal.isEmpty()) {
            buttons.add(button("desk.review.enter", "button", () -> resolve(review, note, true)));
        }
        buttons.add(button("desk.review.close", proposal.isEmpty() ? "button" : "button button-quiet", () -> resolve(review, note, false)));
        work.add(buttons);
        return work;
    }

    private static String draft(PaymentReview review) {
        return "review:" + review.id();
    }

    private void resolve(PaymentReview review, TextArea note, boolean enter) {
        if (note.getValue().isBlank()) {
            missing(note);
        } else {
            fresh.before(StaffNavigation.PAYMENTS, Map.of("review", review.id()),
                    () -> done(reviews.resolve(review.id(), note.getValue(), enter, visitor.actor()), review, note, enter));
        }
    }

    private static void missing(TextArea note) {
        note.setInvalid(true);
        note.focus();
    }

    private void done(PaymentReviews.ResolveResult answer, PaymentReview review, TextArea note, boolean enter) {
        switch (answer) {
            case NOTE_MISSING -> missing(note);
            case GONE -> {
                draw();
                statusMessage.show(new Callout(StatusChip.Tone.WARN, I18n.text("desk.review.gone")));
            }
            case DONE -> {
                FormDrafts.discard(draft(review));
                draw();
                statusMessage.show(new Callout(StatusChip.Tone.GOOD, I18n.text(enter ? "desk.review.entered" : "desk.review.closed")));
            }
        }
    }

    private String name(AccountId id) {
        Optional<Account> account = accounts.find(id);
        return account.map(PaymentReviewsView::place).orElse("");
    }

    private static String place(Account account) {
        return account.premise().address().street() + " \u00b7 " + account.number().value();
    }

    private static Button button(String key, String classNames, Runnable step) {
        var button = new Button(I18n.text(key), pressed -> step.run());
        button.addClassNames(classNames.split(" "));
        return button;
    }
}
