package org.curbstop.web.staff.grievances;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.accounts.Accounts;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.grievances.GrievanceReview;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.messages.GrievanceText;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** One bill dispute or complaint: what each side says, the day of the answer and its rule, and actions to take, answer and close it. */
@Route(value = StaffNavigation.GRIEVANCES + "/:grievance", layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class GrievanceView extends StaffView {

    private final GrievanceReview reviews;
    private final Accounts accounts;
    private final Utility utility;
    private Optional<GrievanceAnswerForm> form = Optional.empty();

    GrievanceView(ViewUser user, FreshSignIn fresh, GrievanceReview reviews, Accounts accounts, Utility utility) {
        super("desk.grievance", user, fresh);
        this.reviews = reviews;
        this.accounts = accounts;
        this.utility = utility;
    }

    @Override
    protected void draw() {
        form = Optional.empty();
        Grievance now = parameter("grievance", Function.identity()).flatMap(number -> reviews.find(number, actor()))
                .orElseThrow(NotFoundException::new);
        title(GrievanceText.about(now));
        add(row("two", facts(now), work(now)));
    }

    @Override
    protected void restore(Map<String, String> typed) {
        form.ifPresent(shown -> shown.restore(typed));
    }

    private Component facts(Grievance now) {
        var card = titledCard("desk.grievance.facts",
                paragraph("desk.grievance.filed", I18n.dateTime(now.filed(), user().zone()), I18n.text("channel", now.from().channel())));
        now.from().account().flatMap(accounts::find).ifPresent(account -> card.add(new Paragraph(PortalLinks.to(
                StaffNavigation.account(account.id()), String.join(" · ", accounts.holderName(account),
                        account.premise().address().street(), account.number().value())))));
        now.from().phone().ifPresent(phone -> card.add(new Paragraph(PortalLinks.call("staff.call", phone))));
        if (!now.from().isReachable()) {
            card.add(paragraph("desk.grievance.anonymous"));
        }
        card.add(paragraph("staff.packet.language", now.from().language().locale().getDisplayLanguage(I18n.locale())));
        switch (now.matter()) {
            case GrievanceMatter.BillDispute dispute -> {
                card.add(paragraph("desk.grievance.bill", I18n.date(dispute.billed())),
                        paragraph("desk.grievance.wrong", I18n.text("dispute.reason", dispute.reason())),
                        paragraph("desk.grievance.disputed", I18n.money(dispute.disputed())));
                dispute.ownRead().ifPresent(read -> card.add(paragraph("desk.grievance.read", read)));
                card.add(rule(now, utility.responses().billDispute().source()));
            }
            case GrievanceMatter.Complaint _ -> card.add(rule(now, utility.responses().complaint().source()));
        }
        card.add(styled(new Paragraph(now.words()), "strong"));
        return card;
    }

    private static Component rule(Grievance now, Optional<String> source) {
        return source.map(rule -> paragraph("desk.grievance.answer-by.rule", I18n.date(now.answerBy()), rule))
                .orElseGet(() -> paragraph("desk.grievance.answer-by", I18n.date(now.answerBy())));
    }

    private Component work(Grievance now) {
        var card = titledCard("staff.work", GrievanceText.state(now));
        switch (now.state()) {
            case Grievance.State.Open open -> {
                boolean mine = open.assignee().equals(actor().staff());
                card.add(open.assignee().map(who -> paragraph("desk.grievance.with", who)).orElseGet(() -> paragraph("staff.nobody")));
                if (open.escalated()) {
                    card.add(new StatusChip(StatusChip.Tone.BAD, I18n.text("desk.grievance.escalated", I18n.date(now.answerBy()))));
                }
                card.add(mine ? button("staff.give-back", "button button-quiet", () -> answered(reviews.release(now.id(), actor())))
                        : button("staff.take", "button", () -> answered(reviews.take(now.id(), actor()))));
                if (mine) {
                    var answer = new GrievanceAnswerForm(now, this, reviews, utility);
                    form = Optional.of(answer);
                    card.add(answer);
                }
            }
            case Grievance.State.Answered answer -> {
                card.add(paragraph("desk.grievance.answered", answer.by(), I18n.dateTime(answer.at(), user().zone())));
                answer.credit().ifPresent(credit -> card.add(paragraph("desk.grievance.credited", I18n.money(credit))));
                card.add(new Paragraph(answer.words()));
            }
            case Grievance.State.Closed closed -> card.add(
                    paragraph("desk.grievance.closed", closed.by(), I18n.dateTime(closed.at(), user().zone())),
                    new Paragraph(closed.why()));
        }
        return new Div(card);
    }

    void answered(GrievanceReview.ReviewResult result) {
        switch (result) {
            case GrievanceReview.ReviewResult.Done _ -> showResult(StatusChip.Tone.GOOD, "desk.done");
            case GrievanceReview.ReviewResult.Refused refused -> showMessage(StatusChip.Tone.BAD, refused.code());
            case GrievanceReview.ReviewResult.WithColleague with -> showResult(StatusChip.Tone.WARN, "staff.with", with.colleague());
            case GrievanceReview.ReviewResult.NotOpen _ -> showResult(StatusChip.Tone.WARN, "staff.already-closed");
        }
    }
}
