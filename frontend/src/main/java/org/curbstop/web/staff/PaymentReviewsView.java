package org.curbstop.web.staff;

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
import org.curbstop.identity.Role;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentReview;
import org.curbstop.payments.PaymentReviews;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;

/** Money that moved and that a person has to look at: why, how much, what to do, and a note of what was done. */
@Route(value = StaffNavigation.PAYMENTS, layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class PaymentReviewsView extends Page implements BeforeEnterObserver {

    private static final int SHOWN = 50;

    private final Visitor visitor;
    private final PaymentReviews reviews;
    private final Accounts accounts;
    private final Utility utility;
    private final FreshSignIn fresh;
    private final Told told = new Told();

    PaymentReviewsView(Visitor visitor, PaymentReviews reviews, Accounts accounts, Utility utility, FreshSignIn fresh) {
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
        fresh.after(StaffNavigation.PAYMENTS, told, typed -> { });
    }

    private void draw() {
        clear();
        add(told);
        addEach(reviews.open(SHOWN, visitor.asker()), "desk.reviews.none", this::panel);
        List<PaymentReview> done = reviews.resolved(SHOWN, visitor.asker());
        if (!done.isEmpty()) {
            var table = new Table("desk.reviews.done", "desk.reviews.what", "desk.reviews.note", "desk.reviews.by", "#bill.amount");
            done.forEach(review -> review.resolution().ifPresent(how -> table.row(
                    Say.words("desk.review", review.kind()), how.note(),
                    Say.words("desk.reviews.by.when", how.by(), Say.time(how.at(), utility.zone())), Say.money(review.amount()))));
            add(titled("desk.reviews.done", table));
        }
    }

    private Component panel(PaymentReview review) {
        return card(new H2(Say.words("desk.review", review.kind())), row("two", facts(review), work(review)));
    }

    private Div facts(PaymentReview review) {
        var facts = new Div(span(Say.money(review.amount()), "owed-amount"), words("desk.review.since", Say.time(review.at(), utility.zone())));
        review.answerBy().ifPresent(by -> facts.add(new Paragraph(new Chip(Chip.Tone.WARN, Say.words("desk.review.by", Say.date(by, utility.zone()))))));
        review.number().ifPresent(number -> facts.add(words("desk.review.payment", ReferenceNumber.inThrees(number))));
        review.accounts().stream().flatMap(account -> accounts.find(account).stream()).forEach(account ->
                facts.add(new Paragraph(Links.to(StaffNavigation.account(account.id()), place(account)))));
        if (!review.ref().startsWith("pay_")) {
            facts.add(words("desk.review.stripe", review.ref()));
        }
        return facts;
    }

    private Div work(PaymentReview review) {
        var work = new Div(words("desk.review.todo." + review.kind().key()));
        List<Allocation> proposal = reviews.proposal(review, visitor.asker());
        if (!proposal.isEmpty()) {
            var table = new Table("desk.review.shares", "payment.for", "#bill.amount");
            proposal.forEach(share -> table.row(name(share.account()), Say.money(share.amount())));
            work.add(table);
        }
        var note = Drafts.keep(draft(review), new TextArea(Say.words("desk.review.note")));
        note.setMaxLength(PaymentReviews.LONGEST_NOTE);
        note.setRequiredIndicatorVisible(true);
        note.setErrorMessage(Say.words("desk.review.note.missing"));
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
                    () -> done(reviews.resolve(review.id(), note.getValue(), enter, visitor.asker()), review, note, enter));
        }
    }

    private static void missing(TextArea note) {
        note.setInvalid(true);
        note.focus();
    }

    private void done(PaymentReviews.Answer answer, PaymentReview review, TextArea note, boolean enter) {
        switch (answer) {
            case NOTE_MISSING -> missing(note);
            case GONE -> {
                draw();
                told.say(new Callout(Chip.Tone.WARN, Say.words("desk.review.gone")));
            }
            case DONE -> {
                Drafts.saved(draft(review));
                draw();
                told.say(new Callout(Chip.Tone.GOOD, Say.words(enter ? "desk.review.entered" : "desk.review.closed")));
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
        var button = new Button(Say.words(key), pressed -> step.run());
        button.addClassNames(classNames.split(" "));
        return button;
    }
}
