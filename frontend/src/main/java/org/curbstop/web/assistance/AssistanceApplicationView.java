package org.curbstop.web.assistance;

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
import org.curbstop.assistance.ApplicationId;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.SubmittedDocument;
import org.curbstop.assistance.applications.ApplicationResult;
import org.curbstop.assistance.applications.AssistanceApplication;
import org.curbstop.assistance.applications.AssistanceApplications;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.common.Identifier;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.documents.DocumentOwner;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.DocumentUpload;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.SentDocumentList;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** One application to the utility: status, next step, documents received and missing, and the form to withdraw it. */
@Route(value = AssistanceNavigation.APPLICATIONS + "/:application", layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class AssistanceApplicationView extends TitledView implements BeforeEnterObserver {

    private final ViewUser visitor;
    private final AssistanceApplications applications;
    private final SentDocuments sentDocuments;
    private final Screening screening;
    private final Utility utility;

    AssistanceApplicationView(ViewUser visitor, AssistanceApplications applications, SentDocuments sentDocuments, Screening screening,
            Utility utility) {
        super("application.title");
        this.visitor = visitor;
        this.applications = applications;
        this.sentDocuments = sentDocuments;
        this.screening = screening;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        ApplicationId id = entering.getRouteParameters().get("application").flatMap(text -> Identifier.parse(text, ApplicationId::new))
                .orElseThrow(NotFoundException::new);
        draw(applications.find(id, visitor.actor()).orElseThrow(NotFoundException::new));
    }

    private void draw(AssistanceApplication now) {
        clear();
        title(ReferralText.title(screening, now.programme()));
        add(styled(paragraph("application.reference", ReferenceNumber.display(now.id().value())), "about"),
                new Callout(AssistanceApplicationText.tone(now.state()),
                        I18n.text("application.headline." + (now.state().isOpen() ? "open" : "done")),
                        new Paragraph(AssistanceApplicationText.chip(now.state())),
                        new Paragraph(AssistanceApplicationText.explain(now.state(), screening))));
        if (now.state() instanceof ApplicationState.NeedsDocuments needs) {
            add(missing(now, needs.documents()));
        }
        add(row("two", sent(now), titledCard("application.history", history(now))));
        now.household().ifPresent(household -> add(titledCard("application.answers", paragraph("application.answers.kept",
                        ReferralText.assistanceMessages().joinWithAnd(ReferralText.assistanceMessages().describeHousehold(household))))));
        if (now.state().isOpen()) {
            add(withdraw(now));
        }
        add(new Paragraph(PortalLinks.to(AssistanceNavigation.PATH, I18n.text("application.back"))));
    }

    private Component missing(AssistanceApplication now, List<String> documents) {
        var card = titledCard("application.missing");
        for (String document : documents) {
            String name = ReferralText.document(screening, document);
            var files = new DocumentUpload("papers.which", sentDocuments, DocumentOwner.of(now.account()), visitor.actor());
            var give = new Button(I18n.text("application.give", name), pressed -> attach(now, document, files.documentIds()));
            give.addClassName("button");
            give.setEnabled(false);
            files.onChange(ids -> give.setEnabled(!ids.isEmpty()));
            card.add(styled(new Div(new H3(heading(document)), files, give), "form"));
        }
        return card;
    }

    private String heading(String document) {
        String name = ReferralText.document(screening, document);
        return name.substring(0, 1).toUpperCase(I18n.locale()) + name.substring(1);
    }

    private void attach(AssistanceApplication to, String document, List<SentDocumentId> ids) {
        List<ApplicationResult> came = ids.stream().map(paper -> applications.addDocument(to.id(), document, paper, visitor.actor()))
                .toList();
        Optional<ApplicationResult> failed = came.stream().filter(each -> !(each instanceof ApplicationResult.Done)).findFirst();
        redraw(to, failed.map(AssistanceApplicationView::refused)
                .orElseGet(() -> new Callout(StatusChip.Tone.GOOD,
                        I18n.text("application.given", ReferralText.document(screening, document)))));
    }

    private static Callout refused(ApplicationResult outcome) {
        return new Callout(StatusChip.Tone.WARN, switch (outcome) {
            case ApplicationResult.NotAllowedInState _ -> I18n.text("application.not-now");
            case ApplicationResult.Done _, ApplicationResult.Duplicate _, ApplicationResult.AlreadyOpen _, ApplicationResult.Closed _,
                    ApplicationResult.InvalidInput _, ApplicationResult.OverLimit _, ApplicationResult.DocumentsMissing _,
                    ApplicationResult.SecondApprovalNeeded _, ApplicationResult.Refused _ -> I18n.text("application.given.not");
        });
    }

    /** Renders the current status with the result of the last action, which receives the focus. */
    private void redraw(AssistanceApplication before, Callout callout) {
        applications.find(before.id(), visitor.actor()).ifPresent(this::draw);
        callout.getElement().setAttribute("tabindex", "-1");
        addComponentAtIndex(1, callout.announced());
        callout.getElement().executeJs("this.focus()");
    }

    private Component sent(AssistanceApplication now) {
        var card = titledCard("application.papers");
        if (now.papers().isEmpty()) {
            card.add(paragraph("application.papers.none"));
        }
        now.papers().stream().map(SubmittedDocument::document).distinct().forEach(document -> {
            List<SentDocumentId> ids = now.papers().stream().filter(proof -> proof.document().equals(document))
                    .map(SubmittedDocument::paper).toList();
            card.add(span(heading(document), "strong"), new SentDocumentList(sentDocuments.list(ids, visitor.actor())));
        });
        return card;
    }

    private Component history(AssistanceApplication now) {
        var list = styled(new OrderedList(), "timeline");
        now.history().forEach(moment -> list.add(new ListItem(
                span(AssistanceApplicationText.state(moment.state())), span(I18n.dateTime(moment.at(), utility.zone()), "timeline-when"))));
        return list;
    }

    /** Collapsed at first, because withdrawing cannot be undone. */
    private Component withdraw(AssistanceApplication now) {
        var really = new Button(I18n.text("application.withdraw.really"), pressed -> {
            switch (applications.withdraw(now.id(), visitor.actor())) {
                case ApplicationResult.Done withdrawn ->
                        redraw(withdrawn.application(), new Callout(StatusChip.Tone.GOOD, I18n.text("application.withdraw.done")));
                case ApplicationResult.Duplicate _, ApplicationResult.AlreadyOpen _, ApplicationResult.Closed _,
                        ApplicationResult.NotAllowedInState _, ApplicationResult.InvalidInput _, ApplicationResult.OverLimit _,
                        ApplicationResult.DocumentsMissing _, ApplicationResult.SecondApprovalNeeded _, ApplicationResult.Refused _ ->
                        redraw(now, new Callout(StatusChip.Tone.WARN, I18n.text("application.not-now")));
            }
        });
        really.addClassNames("button", "button-danger");
        return card(new Details(I18n.text("application.withdraw"), new Div(paragraph("application.withdraw.means"), really)));
    }
}
