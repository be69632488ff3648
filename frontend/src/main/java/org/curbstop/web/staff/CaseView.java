package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffs;
import org.curbstop.cases.HandOffs.Answer;
import org.curbstop.cases.Packet;
import org.curbstop.common.Invalid;
import org.curbstop.identity.Role;
import org.curbstop.papers.Paper;
import org.curbstop.papers.PaperId;
import org.curbstop.papers.Papers;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.PaperList;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.messages.Subjects;

/** One hand-off: who, how well proved, what was wanted, tried, said and promised; taken, noted, closed by a person. */
@Route(value = StaffNavigation.CASES + "/:case", layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class CaseView extends Page implements BeforeEnterObserver {

    private final Visitor visitor;
    private final HandOffs handOffs;
    private final Customers customers;
    private final Utility utility;
    private final Papers papers;
    private final Told told = new Told();

    CaseView(Visitor visitor, HandOffs handOffs, Customers customers, Papers papers, Utility utility) {
        super("staff.case");
        this.visitor = visitor;
        this.handOffs = handOffs;
        this.customers = customers;
        this.papers = papers;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw(entering.getRouteParameters().get("case").flatMap(this::find).orElseThrow(NotFoundException::new));
    }

    /** By its id, or by the number that people are told. */
    private Optional<HandOff> find(String named) {
        try {
            return handOffs.find(new CaseId(named), visitor.asker());
        } catch (Invalid noId) {
            return handOffs.numbered(named, visitor.asker());
        }
    }

    private void draw(HandOff now) {
        clear();
        title(Say.words("staff.case.of", now.reference()));
        add(told, row("two", packet(now), work(now)), titled("staff.thread", thread(now.packet())));
    }

    private Component packet(HandOff now) {
        Packet packet = now.packet();
        var card = titled("staff.packet",
                words("staff.packet.channel", Say.words("channel", packet.channel())),
                words("staff.packet.proved", Say.words("level", packet.verified())),
                words("staff.packet.wanted", Subjects.of(packet.wanted())),
                words("staff.packet.language", packet.language().locale().getDisplayLanguage(Say.locale())),
                words("staff.packet.due", Say.time(now.due(), utility.zone())));
        packet.phone().ifPresent(number -> card.add(new Paragraph(Links.out("tel:" + number.e164(), Say.words("staff.call", number.national())))));
        customers.of(packet).ifPresent(known -> {
            card.add(words(known.proved() ? "staff.packet.who" : "staff.packet.maybe", known.name()));
            known.account().ifPresent(account -> card.add(new Paragraph(
                    Links.to(StaffNavigation.account(account.id()), Say.words("staff.open-account.of", account.number().value(), account.premise().address().street())))));
        });
        now.callback().ifPresent(at -> card.add(words("staff.packet.callback", Say.time(at, utility.zone()))));
        packet.promise().ifPresent(promise -> card.add(words("staff.packet.promise", promise)));
        packet.tried().stream().filter(tried -> PaperId.read(tried).isEmpty()).forEach(tried -> card.add(words("staff.packet.tried", Subjects.tried(tried))));
        List<Paper> sent = papers.list(packet.tried().stream().flatMap(tried -> PaperId.read(tried).stream()).toList(), visitor.asker());
        if (!sent.isEmpty()) {
            card.add(words("staff.packet.papers"), new PaperList(sent));
        }
        return card;
    }

    private Component work(HandOff now) {
        var card = titled("staff.work");
        switch (now.state()) {
            case HandOff.State.Waiting waiting -> card.add(
                    words("staff.nobody"), press("staff.take", "button", () -> handOffs.take(now.id(), visitor.asker())));
            case HandOff.State.Taken taken -> {
                card.add(words("staff.taken-by", taken.by(), Say.time(taken.at(), utility.zone())));
                if (now.isWith(visitor.who().login().subject())) {
                    card.add(ways(now));
                }
            }
            case HandOff.State.Closed closed -> card.add(words("staff.closed-by", closed.by(), Say.words("staff.outcome", closed.outcome())));
        }
        now.notes().forEach(note -> card.add(new Paragraph(note.by() + " · " + Say.time(note.at(), utility.zone()) + ": " + note.text())));
        return card;
    }

    /** What is typed is noted by whichever button is pressed, and stays where that is refused. */
    private Component ways(HandOff now) {
        String draft = "note:" + now.id();
        var text = Drafts.keep(draft, new TextArea(Say.words("staff.note")));
        text.setMaxLength(2_000);
        text.setHelperText(Say.words("staff.note.hint"));
        var note = new Button(Say.words("staff.note.save"), pressed -> {
            if (!text.getValue().isBlank()) {
                noted(draft, handOffs.note(now.id(), text.getValue(), visitor.asker()));
            }
        });
        note.addClassNames("button", "button-quiet");
        var ways = row("ways", note);
        for (HandOff.Outcome outcome : HandOff.Outcome.values()) {
            ways.add(closing(outcome, () -> noted(draft, handOffs.close(now.id(), outcome, text.getValue(), visitor.asker()))));
        }
        var back = new Button(Say.words("staff.give-back"), pressed -> noted(draft, handOffs.giveBack(now.id(), text.getValue(), visitor.asker())));
        back.addClassNames("button", "button-quiet");
        ways.add(back);
        return new Div(text, ways);
    }

    private Button press(String key, String classNames, Supplier<Answer> step) {
        var button = new Button(Say.words(key), pressed -> done(step.get()));
        button.addClassNames(classNames.split(" "));
        return button;
    }

    private static Button closing(HandOff.Outcome outcome, Runnable step) {
        var button = new Button(Say.words("staff.close", outcome), pressed -> step.run());
        button.addClassName("button");
        if (outcome != HandOff.Outcome.SOLVED) {
            button.addClassName("button-quiet");
        }
        return button;
    }

    private void noted(String draft, Answer answer) {
        if (answer instanceof Answer.Done) {
            Drafts.saved(draft);
        }
        done(answer);
    }

    private void done(Answer answer) {
        told.removeAll();
        switch (answer) {
            case Answer.Done done -> draw(done.handOff());
            case Answer.With with -> told.add(new Callout(Chip.Tone.WARN, Say.words("staff.with", with.colleague())));
            case Answer.AlreadyClosed closed -> told.add(new Callout(Chip.Tone.WARN, Say.words("staff.already-closed")));
            case Answer.NoSuchCase none -> UI.getCurrent().navigate(StaffNavigation.QUEUE);
        }
    }

    private static Component thread(Packet packet) {
        var lines = new OrderedList();
        lines.addClassName("thread");
        for (Packet.Line line : packet.said()) {
            var who = new Span(Say.words(line.byCustomer() ? "staff.customer" : "staff.machine") + ": ");
            who.addClassName("strong");
            var item = new ListItem(who, new Span(line.text()));
            item.addClassName(line.byCustomer() ? "by-customer" : "by-us");
            lines.add(item);
        }
        return packet.said().isEmpty() ? words("staff.thread.none") : lines;
    }
}
