package org.curbstop.web.help;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.curbstop.assistance.Application;
import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.Applications;
import org.curbstop.assistance.Applying;
import org.curbstop.assistance.Proof;
import org.curbstop.assistance.Screening;
import org.curbstop.common.Invalid;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.Role;
import org.curbstop.papers.Owner;
import org.curbstop.papers.PaperId;
import org.curbstop.papers.Papers;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.PaperList;
import org.curbstop.web.components.PaperUpload;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** One application to us: how it stands, what happens next, the papers that came and those still missing, and the way to withdraw it. */
@Route(value = HelpNavigation.APPLICATIONS + "/:application", layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class ApplicationView extends Page implements BeforeEnterObserver {

    private final Visitor visitor;
    private final Applications applications;
    private final Papers papers;
    private final Screening screening;
    private final Utility utility;

    ApplicationView(Visitor visitor, Applications applications, Papers papers, Screening screening, Utility utility) {
        super("application.title");
        this.visitor = visitor;
        this.applications = applications;
        this.papers = papers;
        this.screening = screening;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        ApplicationId id = entering.getRouteParameters().get("application").flatMap(ApplicationView::id).orElseThrow(NotFoundException::new);
        draw(applications.find(id, visitor.asker()).orElseThrow(NotFoundException::new));
    }

    private static Optional<ApplicationId> id(String named) {
        try {
            return Optional.of(new ApplicationId(named));
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    private void draw(Application now) {
        clear();
        title(ReferralWords.title(screening, now.programme()));
        var about = words("application.reference", ReferenceNumber.shown(now.id().value()));
        about.addClassName("about");
        add(about, new Callout(ApplicationWords.tone(now.state()), Say.words("application.headline." + (now.state().isOpen() ? "open" : "done")),
                new Paragraph(ApplicationWords.chip(now.state())), new Paragraph(ApplicationWords.tells(now.state(), screening))));
        if (now.state() instanceof ApplicationState.NeedsDocuments needs) {
            add(missing(now, needs.documents()));
        }
        add(row("two", sent(now), titled("application.history", history(now))));
        now.household().ifPresent(household -> add(titled("application.answers",
                words("application.answers.kept", ReferralWords.words().together(ReferralWords.words().told(household))))));
        if (now.state().isOpen()) {
            add(withdraw(now));
        }
        add(new Paragraph(Links.to(HelpNavigation.PATH, Say.words("application.back"))));
    }

    private Component missing(Application now, List<String> documents) {
        var card = titled("application.missing");
        for (String document : documents) {
            String name = ReferralWords.document(screening, document);
            var files = new PaperUpload("papers.which", papers, Owner.of(now.account()), visitor.asker());
            var give = new Button(Say.words("application.give", name), pressed -> give(now, document, files.papers()));
            give.addClassName("button");
            give.setEnabled(false);
            files.whenChanged(ids -> give.setEnabled(!ids.isEmpty()));
            var form = new Div(new H3(heading(document)), files, give);
            form.addClassName("form");
            card.add(form);
        }
        return card;
    }

    private String heading(String document) {
        String name = ReferralWords.document(screening, document);
        return name.substring(0, 1).toUpperCase(Say.locale()) + name.substring(1);
    }

    private void give(Application to, String document, List<PaperId> ids) {
        List<Applying> came = ids.stream().map(paper -> applications.give(to.id(), document, paper, visitor.asker())).toList();
        Optional<Applying> failed = came.stream().filter(each -> !(each instanceof Applying.Done)).findFirst();
        again(to, failed.map(ApplicationView::refused)
                .orElseGet(() -> new Callout(Chip.Tone.GOOD, Say.words("application.given", ReferralWords.document(screening, document)))));
    }

    private static Callout refused(Applying outcome) {
        return new Callout(Chip.Tone.WARN, switch (outcome) {
            case Applying.NotNow _ -> Say.words("application.not-now");
            case Applying.Done _, Applying.Again _, Applying.AlreadyOpen _, Applying.Closed _, Applying.Wrong _, Applying.TooMuch _, Applying.PapersMissing _, Applying.SecondPersonNeeded _, Applying.Refused _ ->
                    Say.words("application.given.not");
        });
    }

    /** As it stands now, with what came of the last press, on which the eye and the keyboard go on. */
    private void again(Application before, Callout told) {
        applications.find(before.id(), visitor.asker()).ifPresent(this::draw);
        told.getElement().setAttribute("tabindex", "-1");
        addComponentAtIndex(1, told.announced());
        told.getElement().executeJs("this.focus()");
    }

    private Component sent(Application now) {
        var card = titled("application.papers");
        if (now.papers().isEmpty()) {
            card.add(words("application.papers.none"));
        }
        now.papers().stream().map(Proof::document).distinct().forEach(document -> {
            List<PaperId> ids = now.papers().stream().filter(proof -> proof.document().equals(document)).map(Proof::paper).toList();
            card.add(span(heading(document), "strong"), new PaperList(papers.list(ids, visitor.asker())));
        });
        return card;
    }

    private Component history(Application now) {
        var list = new OrderedList();
        list.addClassName("timeline");
        now.history().forEach(moment -> list.add(new ListItem(
                span(ApplicationWords.state(moment.state())), span(Say.time(moment.at(), utility.zone()), "timeline-when"))));
        return list;
    }

    /** Opened first: it cannot be undone by another press. */
    private Component withdraw(Application now) {
        var really = new Button(Say.words("application.withdraw.really"), pressed -> {
            switch (applications.withdraw(now.id(), visitor.asker())) {
                case Applying.Done withdrawn -> again(withdrawn.application(), new Callout(Chip.Tone.GOOD, Say.words("application.withdraw.done")));
                case Applying.Again _, Applying.AlreadyOpen _, Applying.Closed _, Applying.NotNow _, Applying.Wrong _, Applying.TooMuch _, Applying.PapersMissing _, Applying.SecondPersonNeeded _, Applying.Refused _ ->
                        again(now, new Callout(Chip.Tone.WARN, Say.words("application.not-now")));
            }
        });
        really.addClassNames("button", "button-danger");
        return card(new Details(Say.words("application.withdraw"), new Div(words("application.withdraw.means"), really)));
    }
}
