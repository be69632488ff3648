package org.curbstop.web.staff.reviews;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
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
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.MoneyField;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.SentDocumentList;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/**
 * Assistance applications to the utility with their documents and answers, to approve, to request more documents, or to deny with a reason.
 */
@Route(value = StaffNavigation.HELP, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class StaffAssistanceApplicationsView extends StaffView {

    private static final int SHOWN = 50;
    private static final int MAX_CHARACTERS = 1_000;

    private final ApplicationReview reviews;
    private final Screening screening;
    private final Accounts accounts;
    private final SentDocuments sentDocuments;
    private final Utility utility;
    private final Map<String, Consumer<Map<String, String>>> forms = new HashMap<>();

    StaffAssistanceApplicationsView(ViewUser user, FreshSignIn fresh, ApplicationReview reviews, Screening screening, Accounts accounts,
            SentDocuments sentDocuments, Utility utility) {
        super("desk.help", user, fresh);
        this.reviews = reviews;
        this.screening = screening;
        this.accounts = accounts;
        this.sentDocuments = sentDocuments;
        this.utility = utility;
    }

    @Override
    protected void draw() {
        forms.clear();
        addEach(reviews.listComplete(SHOWN, actor()), "desk.help.none", this::panel);
        List<AssistanceApplication> incomplete = reviews.listIncomplete(SHOWN, actor());
        if (!incomplete.isEmpty()) {
            add(new H2(I18n.text("desk.help.incomplete")));
        }
        incomplete.forEach(application -> add(panel(application)));
    }

    @Override
    protected void restore(Map<String, String> typed) {
        Optional.ofNullable(forms.get(typed.get("application"))).ifPresent(form -> form.accept(typed));
    }

    private Component panel(AssistanceApplication application) {
        Account account = accounts.find(application.account()).orElseThrow();
        return card(
                new H2(PortalLinks.to(StaffNavigation.account(account.id()),
                        ReferralText.title(screening, application.programme()) + " \u00b7 " + accounts.holderName(account))),
                row("two", about(application), work(application)));
    }

    private Div about(AssistanceApplication application) {
        var about = new Div(paragraph("desk.help.sent", I18n.dateTime(application.sent(), user().zone())));
        application.phone().ifPresent(phone -> about.add(new Paragraph(PortalLinks.call("staff.call", phone))));
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
                .forEach(document -> about.add(span(document(document), "strong"), new SentDocumentList(sentDocuments.list(
                        application.papers().stream().filter(proof -> proof.document().equals(document)).map(SubmittedDocument::paper)
                                .toList(),
                        actor()))));
        return about;
    }

    private String document(String document) {
        return ReferralText.document(screening, document);
    }

    private Div work(AssistanceApplication application) {
        Optional<AssistanceProgram> program = screening.findProgram(application.programme());
        return new Div(approve(application, program),
                new DocumentRequestForm(program,
                        documents -> answered(reviews.requestDocuments(application.id(), documents, actor()))),
                new DenialForm(why -> answered(reviews.decline(application.id(), why, actor()))));
    }

    private Component approve(AssistanceApplication application, Optional<AssistanceProgram> program) {
        var approval = new FormBinder();
        Optional<MoneyField> amount = program.filter(AssistanceProgram::hasAmount).map(this::amount);
        amount.ifPresent(field -> approval.check(field, typed -> field.amount().isPresent(), "help.income.error"));
        var why = new TextField(I18n.text("desk.help.why"));
        why.setMaxLength(MAX_CHARACTERS);
        approval.require(why, "desk.help.why.error");
        var without = new Checkbox(I18n.text("desk.help.without-papers"));
        without.setVisible(application.state() instanceof ApplicationState.NeedsDocuments);
        var press = approval.submit("desk.help.approve", () -> {
            Optional<Money> given = amount.flatMap(MoneyField::amount);
            requireFreshSignIn(typed(application, why.getValue(), without.getValue(), given), () -> {
                ApplicationResult answer = reviews.approve(application.id(), given,
                        new ApprovalGrounds(why.getValue(), without.getValue()), actor());
                if (answer instanceof ApplicationResult.OverLimit much && amount.isPresent()) {
                    FormBinder.reject(amount.get(), I18n.text("desk.help.too-much", I18n.money(much.left())));
                } else {
                    answered(answer);
                }
            });
        });
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

    private MoneyField amount(AssistanceProgram program) {
        String where = I18n.text(program.kind() == AssistanceProgram.Kind.LOAN ? "desk.help.amount.loan" : "desk.help.amount.credit");
        String most = program.maxAmount().map(limit -> " " + I18n.text("desk.help.amount.most", I18n.money(limit), program.perMonths()))
                .orElse("");
        return new MoneyField(I18n.text("desk.help.amount"), where + most, utility.currency());
    }

    private void answered(ApplicationResult answer) {
        switch (answer) {
            case ApplicationResult.Done done -> showResult(StatusChip.Tone.GOOD, switch (done.application().state()) {
                case ApplicationState.Approved _ -> "desk.help.approved";
                case ApplicationState.Declined _ -> "desk.help.declined";
                case ApplicationState.Complete _, ApplicationState.NeedsDocuments _, ApplicationState.Withdrawn _ -> "desk.help.asked";
            });
            case ApplicationResult.InvalidInput wrong -> showMessage(StatusChip.Tone.BAD, wrong.code());
            case ApplicationResult.DocumentsMissing missing -> showMessage(StatusChip.Tone.WARN, "desk.help.papers-missing",
                    ReferralText.assistanceMessages().joinWithAnd(missing.documents().stream().map(this::document).toList()));
            case ApplicationResult.SecondApprovalNeeded _ -> showResult(StatusChip.Tone.WAIT, "desk.help.second-person");
            case ApplicationResult.OverLimit much -> showMessage(StatusChip.Tone.BAD, "desk.help.too-much", I18n.money(much.left()));
            case ApplicationResult.NotAllowedInState _, ApplicationResult.Refused _, ApplicationResult.Duplicate _,
                    ApplicationResult.AlreadyOpen _, ApplicationResult.Closed _ -> showResult(StatusChip.Tone.WARN, "desk.help.gone");
        }
    }
}
