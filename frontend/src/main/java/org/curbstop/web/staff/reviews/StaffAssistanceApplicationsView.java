package org.curbstop.web.staff.reviews;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.SubmittedDocument;
import org.curbstop.assistance.applications.ApplicationResult;
import org.curbstop.assistance.applications.ApplicationReview;
import org.curbstop.assistance.applications.ApprovalGrounds;
import org.curbstop.assistance.applications.AssistanceApplication;
import org.curbstop.assistance.screening.AssistanceProgram;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.common.Money;
import org.curbstop.documents.SentDocuments;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.assistance.DenialForm;
import org.curbstop.web.assistance.DocumentRequestForm;
import org.curbstop.web.assistance.ReferralText;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.MoneyField;
import org.curbstop.web.components.PaperList;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;

/**
 * Assistance applications to the utility with their documents and answers, to approve, to request more documents, or to deny with a reason.
 */
@Route(value = StaffNavigation.HELP, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class StaffAssistanceApplicationsView extends TitledView implements BeforeEnterObserver {

    private static final int SHOWN = 50;
    private static final int MOST_WORDS = 1_000;

    private final ViewUser visitor;
    private final ApplicationReview reviews;
    private final Screening screening;
    private final Accounts accounts;
    private final SentDocuments sentDocuments;
    private final Utility utility;
    private final FreshSignIn fresh;
    private final Map<String, Consumer<Map<String, String>>> forms = new HashMap<>();
    private final StatusMessage statusMessage = new StatusMessage();

    StaffAssistanceApplicationsView(ViewUser visitor, ApplicationReview deciding, Screening screening, Accounts accounts,
            SentDocuments sentDocuments, Utility utility, FreshSignIn fresh) {
        super("desk.help");
        this.visitor = visitor;
        this.reviews = deciding;
        this.screening = screening;
        this.accounts = accounts;
        this.sentDocuments = sentDocuments;
        this.utility = utility;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
        fresh.after(StaffNavigation.HELP, statusMessage,
                typed -> Optional.ofNullable(forms.get(typed.get("application"))).ifPresent(form -> form.accept(typed)));
    }

    private void draw() {
        clear();
        forms.clear();
        add(statusMessage);
        addEach(reviews.listComplete(SHOWN, visitor.actor()), "desk.help.none", this::panel);
        List<AssistanceApplication> incomplete = reviews.listIncomplete(SHOWN, visitor.actor());
        if (!incomplete.isEmpty()) {
            add(new H2(I18n.text("desk.help.incomplete")));
        }
        incomplete.forEach(application -> add(panel(application)));
    }

    private Component panel(AssistanceApplication application) {
        Account account = accounts.find(application.account()).orElseThrow();
        String name = accounts.findPerson(account.holder()).map(Person::name).orElse("");
        return card(
                new H2(PortalLinks.to(StaffNavigation.account(account.id()),
                        ReferralText.title(screening, application.programme()) + " \u00b7 " + name)),
                row("two", about(application), work(application)));
    }

    private Div about(AssistanceApplication application) {
        var about = new Div(paragraph("desk.help.sent", I18n.dateTime(application.sent(), utility.zone())));
        application.phone().ifPresent(phone -> about
                .add(new Paragraph(PortalLinks.external("tel:" + phone.e164(), I18n.text("staff.call", phone.formatNational())))));
        if (application.state() instanceof ApplicationState.NeedsDocuments needs) {
            about.add(paragraph("desk.help.missing",
                    ReferralText.assistanceMessages().joinWithAnd(needs.documents().stream().map(this::document).toList())));
        }
        application.household().ifPresentOrElse(household -> {
            var list = new UnorderedList();
            ReferralText.assistanceMessages().describeHousehold(household).forEach(line -> list.add(new ListItem(line)));
            about.add(list);
        }, () -> about.add(paragraph("desk.help.told.none")));
        application.papers().stream().map(SubmittedDocument::document).distinct()
                .forEach(document -> about.add(span(document(document), "strong"), new PaperList(sentDocuments.list(
                        application.papers().stream().filter(proof -> proof.document().equals(document)).map(SubmittedDocument::paper)
                                .toList(),
                        visitor.actor()))));
        return about;
    }

    private String document(String document) {
        return ReferralText.document(screening, document);
    }

    private Div work(AssistanceApplication application) {
        Optional<AssistanceProgram> programme = screening.findProgram(application.programme());
        return new Div(approve(application, programme),
                new DocumentRequestForm(programme,
                        documents -> done(reviews.requestDocuments(application.id(), documents, visitor.actor()))),
                new DenialForm(why -> done(reviews.decline(application.id(), why, visitor.actor()))));
    }

    private Component approve(AssistanceApplication application, Optional<AssistanceProgram> programme) {
        Optional<MoneyField> amount = programme.filter(AssistanceProgram::givesMoney).map(this::amount);
        var why = new TextField(I18n.text("desk.help.why"));
        why.setMaxLength(MOST_WORDS);
        why.setRequiredIndicatorVisible(true);
        why.setErrorMessage(I18n.text("desk.help.why.error"));
        var without = new Checkbox(I18n.text("desk.help.without-papers"));
        without.setVisible(application.state() instanceof ApplicationState.NeedsDocuments);
        var press = new Button(I18n.text("desk.help.approve"), pressed -> {
            why.setInvalid(why.getValue().isBlank());
            boolean sure = amount.isEmpty() || amount.get().checkAmount(I18n.text("help.income.error"));
            if (sure && !why.isInvalid()) {
                Optional<Money> given = amount.flatMap(MoneyField::amount);
                fresh.before(StaffNavigation.HELP, typed(application, why.getValue(), without.getValue(), given), () -> done(
                        reviews.approve(application.id(), given, new ApprovalGrounds(why.getValue(), without.getValue()),
                                visitor.actor())));
            }
        });
        press.addClassName("button");
        forms.put(application.id().value(), typed -> {
            why.setValue(typed.getOrDefault("why", ""));
            without.setValue(Boolean.parseBoolean(typed.get("without")));
            amount.ifPresent(field -> field.setValue(typed.getOrDefault("amount", "")));
        });
        var form = row("inline-form");
        amount.ifPresent(form::add);
        form.add(why, without, press);
        application.decisions().stream().filter(first -> application.state().isOpen())
                .forEach(first -> form.add(paragraph("desk.help.first-of-two",
                first.by(), first.amount().map(I18n::money).orElse(""), first.why())));
        return form;
    }

    private static Map<String, String> typed(AssistanceApplication application, String why, boolean without, Optional<Money> amount) {
        return Map.of("application", application.id().value(), "why", why, "without", String.valueOf(without),
                "amount", amount.map(money -> money.decimal().toPlainString()).orElse(""));
    }

    private MoneyField amount(AssistanceProgram programme) {
        String where = I18n.text(programme.kind() == AssistanceProgram.Kind.LOAN ? "desk.help.amount.loan" : "desk.help.amount.credit");
        String most = programme.most().map(limit -> " " + I18n.text("desk.help.amount.most", I18n.money(limit), programme.perMonths()))
                .orElse("");
        return new MoneyField(I18n.text("desk.help.amount"), where + most, utility.currency());
    }

    private void done(ApplicationResult answer) {
        statusMessage.show(switch (answer) {
            case ApplicationResult.Done done -> {
                draw();
                yield new Callout(StatusChip.Tone.GOOD, I18n.text(switch (done.application().state()) {
                    case ApplicationState.Approved _ -> "desk.help.approved";
                    case ApplicationState.Declined _ -> "desk.help.declined";
                    case ApplicationState.Complete _, ApplicationState.NeedsDocuments _, ApplicationState.Withdrawn _ -> "desk.help.asked";
                }));
            }
            case ApplicationResult.InvalidInput wrong -> new Callout(StatusChip.Tone.BAD, I18n.text(wrong.code()));
            case ApplicationResult.DocumentsMissing missing -> new Callout(StatusChip.Tone.WARN, I18n.text("desk.help.papers-missing",
                    ReferralText.assistanceMessages().joinWithAnd(missing.documents().stream().map(this::document).toList())));
            case ApplicationResult.SecondApprovalNeeded _ -> {
                draw();
                yield new Callout(StatusChip.Tone.WAIT, I18n.text("desk.help.second-person"));
            }
            case ApplicationResult.OverLimit much ->
                    new Callout(StatusChip.Tone.BAD, I18n.text("desk.help.too-much", I18n.money(much.left())));
            case ApplicationResult.NotAllowedInState _, ApplicationResult.Refused _, ApplicationResult.Duplicate _,
                    ApplicationResult.AlreadyOpen _, ApplicationResult.Closed _ ->
                    new Callout(StatusChip.Tone.WARN, I18n.text("desk.help.gone"));
        });
    }
}
