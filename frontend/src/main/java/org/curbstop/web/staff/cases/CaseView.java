package org.curbstop.web.staff.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.cases.HandOffs.HandOffResult;
import org.curbstop.chats.ChatDesk;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.documents.SentDocument;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;
import org.curbstop.identity.UserRole;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.SentDocumentList;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.messages.HandOffSubjects;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** One hand-off: customer, verification level, what was requested, tried, said and promised, with actions to take, note and close it. */
@Route(value = StaffNavigation.CASES + "/:case", layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class CaseView extends StaffView {

    private final HandOffs handOffs;
    private final CaseCustomers customers;
    private final SentDocuments documents;
    private final ChatDesk chats;
    private final Clock clock;

    CaseView(ViewUser user, FreshSignIn fresh, HandOffs handOffs, CaseCustomers customers, SentDocuments documents, ChatDesk chats,
            Clock clock) {
        super("staff.case", user, fresh);
        this.handOffs = handOffs;
        this.customers = customers;
        this.documents = documents;
        this.chats = chats;
        this.clock = clock;
    }

    @Override
    protected void draw() {
        HandOff now = parameter("case", Function.identity()).flatMap(this::find).orElseThrow(NotFoundException::new);
        title(I18n.text("staff.case.of", now.reference()));
        Optional<ChatDesk.DeskChat> chat = chats.open(now.id(), actor());
        chat.ifPresent(open -> add(new CaseChatPanel(now.id(), open, chats, documents, user(), clock, this::refresh)));
        add(row("two", facts(now), work(now)), titledCard("staff.thread", thread(now.packet())));
    }

    /** Finds a case by its id or by the reference number that customers are given. */
    private Optional<HandOff> find(String named) {
        try {
            return handOffs.find(new CaseId(named), actor());
        } catch (InvalidValueException noId) {
            return handOffs.findByReference(named, actor());
        }
    }

    private Component facts(HandOff now) {
        HandOffContext packet = now.packet();
        var card = titledCard("staff.packet",
                paragraph("staff.packet.channel", I18n.text("channel", packet.channel())),
                paragraph("staff.packet.proved", I18n.text("level", packet.verified())),
                paragraph("staff.packet.wanted", HandOffSubjects.subject(packet.wanted())),
                paragraph("staff.packet.language", packet.language().locale().getDisplayLanguage(I18n.locale())),
                paragraph("staff.packet.due", I18n.dateTime(now.due(), user().zone())));
        packet.phone().ifPresent(number -> card.add(new Paragraph(PortalLinks.call("staff.call", number))));
        customers.find(packet).ifPresent(known -> {
            card.add(paragraph(known.proved() ? "staff.packet.who" : "staff.packet.maybe", known.name()));
            known.account().ifPresent(account -> card.add(new Paragraph(PortalLinks.to(StaffNavigation.account(account.id()),
                            I18n.text("staff.open-account.of", account.number().value(), account.premise().address().street())))));
        });
        now.callback().ifPresent(at -> card.add(paragraph("staff.packet.callback", I18n.dateTime(at, user().zone()))));
        packet.promise().ifPresent(promise -> card.add(paragraph("staff.packet.promise", promise)));
        Optional<String> overdue = packet.tried().stream().filter(_ -> packet.kind() == HandOffContext.Kind.COMPLAINT).findFirst();
        overdue.ifPresent(number -> card.add(new Paragraph(PortalLinks.to(StaffNavigation.grievance(number),
                I18n.text("staff.open-dispute.of", ReferenceNumber.grouped(number))))));
        packet.tried().stream().filter(tried -> SentDocumentId.parse(tried).isEmpty() && overdue.isEmpty())
                .forEach(tried -> card.add(paragraph("staff.packet.tried", HandOffSubjects.tried(tried))));
        List<SentDocument> sent = documents.list(packet.tried().stream().flatMap(tried -> SentDocumentId.parse(tried).stream()).toList(),
                actor());
        if (!sent.isEmpty()) {
            card.add(paragraph("staff.packet.papers"), new SentDocumentList(sent));
        }
        return card;
    }

    private Component work(HandOff now) {
        var card = titledCard("staff.work");
        switch (now.state()) {
            case HandOff.State.Waiting waiting -> card.add(
                    paragraph("staff.nobody"), button(isLiveChat(now) ? "staff.take-chat" : "staff.take", "button", () -> take(now)));
            case HandOff.State.Taken taken -> {
                card.add(paragraph("staff.taken-by", taken.by(), I18n.dateTime(taken.at(), user().zone())));
                if (now.isAssignedTo(user().signedIn().login().subject())) {
                    card.add(actions(now));
                } else if (user().signedIn().hasRole(UserRole.SUPERVISOR)) {
                    card.add(takeOver(now));
                }
            }
            case HandOff.State.Closed closed ->
                    card.add(paragraph("staff.closed-by", closed.by(), I18n.text("staff.outcome", closed.outcome())));
        }
        now.notes().forEach(
                note -> card.add(new Paragraph(note.by() + " · " + I18n.dateTime(note.at(), user().zone()) + ": " + note.text())));
        return card;
    }

    /** Returns the buttons. Typed text is saved as a note by whichever is pressed, and stays if the action is refused. */
    private Component actions(HandOff now) {
        String draft = "note:" + now.id();
        var text = FormDrafts.keep(draft, new TextArea(I18n.text("staff.note")));
        text.setMaxLength(2_000);
        text.setHelperText(I18n.text("staff.note.hint"));
        var ways = row("ways", button("staff.note.save", "button button-quiet", () -> {
            if (text.getValue().isBlank()) {
                FormBinder.reject(text, I18n.text("staff.note.missing"));
            } else {
                noted(draft, handOffs.addNote(now.id(), text.getValue(), actor()));
            }
        }));
        for (HandOff.Outcome outcome : now.outcomes()) {
            boolean done = outcome == HandOff.Outcome.SOLVED || outcome.isReturn();
            ways.add(button("staff.close." + outcome, done ? "button" : "button button-quiet",
                    () -> closeNoted(draft, now, outcome, text)));
        }
        ways.add(button("staff.give-back", "button button-quiet", () -> noted(draft, release(now, text.getValue()))));
        return new Div(text, ways);
    }

    /** Closes the case. That money was returned is told to the customer: it takes a note, such as the check number, and a fresh sign-in. */
    private void closeNoted(String draft, HandOff now, HandOff.Outcome outcome, TextArea text) {
        if (outcome.isReturn() && text.getValue().isBlank()) {
            FormBinder.reject(text, I18n.text("staff.note.missing"));
        } else if (outcome.isReturn()) {
            requireFreshSignIn(Map.of("close", now.id().value()), () -> noted(draft, close(now, outcome, text.getValue())));
        } else {
            noted(draft, close(now, outcome, text.getValue()));
        }
    }

    /** Returns the form with which a supervisor takes the case over from a colleague. */
    private Component takeOver(HandOff now) {
        String draft = "take-over:" + now.id();
        var reason = FormDrafts.keep(draft, new TextArea(I18n.text("staff.take-over.reason")));
        reason.setMaxLength(2_000);
        return new Div(reason, row("ways", button("staff.take-over", "button button-quiet", () -> {
            if (reason.getValue().isBlank()) {
                FormBinder.reject(reason, I18n.text("staff.take-over.missing"));
            } else {
                noted(draft, joined(now, handOffs.takeOver(now.id(), reason.getValue(), actor())));
            }
        })));
    }

    /** Takes the case and, if it is a live chat, joins the chat. */
    private void take(HandOff now) {
        answered(joined(now, handOffs.take(now.id(), actor())));
    }

    private HandOffResult joined(HandOff now, HandOffResult taken) {
        if (taken instanceof HandOffResult.Done && isLiveChat(now)) {
            chats.join(now.id(), actor(), user().signedIn().name());
        }
        return taken;
    }

    /** Passes the chat on first, so that the customer sees that the staff member has left before the case is released. */
    private HandOffResult release(HandOff now, String note) {
        chats.transfer(now.id(), actor());
        return handOffs.release(now.id(), note, actor());
    }

    private HandOffResult close(HandOff now, HandOff.Outcome outcome, String note) {
        chats.leave(now.id(), actor());
        return handOffs.close(now.id(), outcome, note, actor());
    }

    private static boolean isLiveChat(HandOff now) {
        return now.packet().kind() == HandOffContext.Kind.LIVE_CHAT;
    }

    private void noted(String draft, HandOffResult answer) {
        if (answer instanceof HandOffResult.Done) {
            FormDrafts.discard(draft);
        }
        answered(answer);
    }

    private void answered(HandOffResult answer) {
        switch (answer) {
            case HandOffResult.Done _ -> showResult();
            case HandOffResult.AssignedTo with -> showMessage(StatusChip.Tone.WARN, "staff.with", with.colleague());
            case HandOffResult.AlreadyClosed _ -> showMessage(StatusChip.Tone.WARN, "staff.already-closed");
            case HandOffResult.NoSuchCase _ -> UI.getCurrent().navigate(StaffNavigation.QUEUE);
        }
    }

    private static Component thread(HandOffContext packet) {
        var lines = styled(new OrderedList(), "thread");
        for (HandOffContext.ConversationLine line : packet.said()) {
            var who = styled(new Span(I18n.text(line.byCustomer() ? "staff.customer" : "staff.machine") + ": "), "strong");
            lines.add(styled(new ListItem(who, new Span(line.text())), line.byCustomer() ? "by-customer" : "by-us"));
        }
        return packet.said().isEmpty() ? paragraph("staff.thread.none") : lines;
    }
}
