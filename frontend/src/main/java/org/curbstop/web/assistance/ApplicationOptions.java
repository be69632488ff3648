package org.curbstop.web.assistance;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Person;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.applications.ApplicationRequest;
import org.curbstop.assistance.applications.ApplicationResult;
import org.curbstop.assistance.applications.AssistanceApplication;
import org.curbstop.assistance.applications.AssistanceApplications;
import org.curbstop.assistance.screening.AssistanceProgram;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;

/**
 * Ways to get a program that the utility runs itself: apply here, or call. The screening answers are stored only if the customer checks the
 * box.
 */
@org.springframework.stereotype.Component
record ApplicationOptions(ViewUser visitor, AssistanceApplications applications, Utility utility) {

    /** Returns earlier applications, newest first. */
    List<AssistanceApplication> list(Account account) {
        return applications.list(account.id(), visitor.actor());
    }

    /** @param form idempotency key of the form: pressing twice submits one application */
    Div actions(String form, AssistanceProgram program, Account account, Household household) {
        var ways = TitledView.styled(new Div(), "finding-office");
        Component call = PortalLinks.external("tel:" + utility.lines().office().e164(),
                I18n.text("help.call", utility.lines().office().formatNational()));
        if (program.apply().by() != AssistanceProgram.ApplicationRoute.US || program.kind() == AssistanceProgram.Kind.PLAN) {
            ways.add(TitledView.paragraph(program.kind() == AssistanceProgram.Kind.PLAN ? "help.us.plan" : "help.us"),
                    TitledView.row("ways", call));
            return ways;
        }
        Optional<AssistanceApplication> open = list(account).stream()
                .filter(application -> application.programme().equals(program.id()) && application.state().isOpen()).findFirst();
        if (open.isPresent()) {
            ways.add(TitledView.paragraph("application.headline.open"), TitledView.row("ways",
                    PortalLinks.quietButton(AssistanceNavigation.application(open.get().id()), I18n.text("application.see")), call));
            return ways;
        }
        var along = new Checkbox(I18n.text("application.along",
                ReferralText.assistanceMessages().joinWithAnd(ReferralText.assistanceMessages().describeHousehold(household))));
        var message = new Div();
        var apply = TitledView.styled(new Button(I18n.text("application.apply")), "button");
        apply.setAriaLabel(I18n.text("application.apply.for", ReferralText.assistanceMessages().name(program)));
        apply.addClickListener(pressed -> {
            message.removeAll();
            apply("portal:" + form + ":" + program.id(),
                    newApplication(program, account, along.getValue() ? Optional.of(household) : Optional.empty()))
                    .ifPresent(message::add);
        });
        ways.add(TitledView.paragraph("application.us"), along, TitledView.row("ways", apply, call), message);
        return ways;
    }

    /** Documents are added on the application's own page, which says what each has to prove. */
    private ApplicationRequest newApplication(AssistanceProgram program, Account account, Optional<Household> household) {
        return new ApplicationRequest(
                account.id(), visitor.person().map(Person::id), program.id(), household, Map.of(), Optional.empty(), visitor.language());
    }

    /** Navigates to the application, or shows why it was rejected. */
    private Optional<Callout> apply(String key, ApplicationRequest request) {
        return switch (applications.apply(key, request, visitor.actor())) {
            case ApplicationResult.Done begun -> open(begun.application());
            case ApplicationResult.Duplicate again -> open(again.application());
            case ApplicationResult.AlreadyOpen already -> open(already.application());
            case ApplicationResult.Closed closed -> Optional.of(new Callout(StatusChip.Tone.WARN, I18n.text("application.closed"),
                            TitledView.paragraph("application.closed." + closed.why())).announced());
            case ApplicationResult.NotAllowedInState _, ApplicationResult.InvalidInput _, ApplicationResult.OverLimit _,
                    ApplicationResult.DocumentsMissing _, ApplicationResult.SecondApprovalNeeded _, ApplicationResult.Refused _ ->
                    Optional.of(new Callout(StatusChip.Tone.BAD, I18n.text("application.refused"),
                                    TitledView.paragraph("application.refused.more")).announced());
        };
    }

    private static Optional<Callout> open(AssistanceApplication application) {
        UI.getCurrent().navigate(AssistanceNavigation.application(application.id()));
        return Optional.empty();
    }
}
