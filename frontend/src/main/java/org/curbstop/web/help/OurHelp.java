package org.curbstop.web.help;

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
import org.curbstop.assistance.Application;
import org.curbstop.assistance.Applications;
import org.curbstop.assistance.Applying;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.NewApplication;
import org.curbstop.assistance.Programme;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.Visitor;

/** What one can do about a programme that we run ourselves: apply here, or call. The answers of the screening are kept only where that is ticked. */
@org.springframework.stereotype.Component
class OurHelp {

    private final Visitor visitor;
    private final Applications applications;
    private final Utility utility;

    OurHelp(Visitor visitor, Applications applications, Utility utility) {
        this.visitor = visitor;
        this.applications = applications;
        this.utility = utility;
    }

    /** What was applied for before, the newest first. */
    List<Application> of(Account account) {
        return applications.of(account.id(), visitor.asker());
    }

    /** @param form names the form, so that pressing twice is one application */
    Div ways(String form, Programme programme, Account account, Household household) {
        var ways = new Div();
        ways.addClassName("finding-office");
        Component call = Links.out("tel:" + utility.lines().office().e164(), Say.words("help.call", utility.lines().office().national()));
        if (programme.apply().by() != Programme.By.US || programme.kind() == Programme.Kind.PLAN) {
            ways.add(Page.words(programme.kind() == Programme.Kind.PLAN ? "help.us.plan" : "help.us"), Page.row("ways", call));
            return ways;
        }
        Optional<Application> open = of(account).stream()
                .filter(application -> application.programme().equals(programme.id()) && application.state().isOpen()).findFirst();
        if (open.isPresent()) {
            ways.add(Page.words("application.headline.open"), Page.row("ways", Links.quiet(HelpNavigation.application(open.get().id()), Say.words("application.see")), call));
            return ways;
        }
        var along = new Checkbox(Say.words("application.along", ReferralWords.words().together(ReferralWords.words().told(household))));
        var told = new Div();
        var apply = new Button(Say.words("application.apply"));
        apply.addClassName("button");
        apply.setAriaLabel(Say.words("application.apply.for", ReferralWords.words().name(programme)));
        apply.addClickListener(pressed -> {
            told.removeAll();
            apply("portal:" + form + ":" + programme.id(), asked(programme, account, along.getValue() ? Optional.of(household) : Optional.empty())).ifPresent(told::add);
        });
        ways.add(Page.words("application.us"), along, Page.row("ways", apply, call), told);
        return ways;
    }

    /** Papers follow on the application's own page, where each says what it is to prove. */
    private NewApplication asked(Programme programme, Account account, Optional<Household> household) {
        return new NewApplication(
                account.id(), visitor.person().map(Person::id), programme.id(), household, Map.of(), Optional.empty(), visitor.language());
    }

    /** Goes on to the application; else says what kept it from being taken. */
    private Optional<Callout> apply(String key, NewApplication asked) {
        return switch (applications.apply(key, asked, visitor.asker())) {
            case Applying.Done begun -> open(begun.application());
            case Applying.Again again -> open(again.application());
            case Applying.AlreadyOpen already -> open(already.application());
            case Applying.Closed closed -> Optional.of(
                    new Callout(Chip.Tone.WARN, Say.words("application.closed"), Page.words("application.closed." + closed.why())).announced());
            case Applying.NotNow _, Applying.Wrong _, Applying.TooMuch _, Applying.PapersMissing _, Applying.SecondPersonNeeded _, Applying.Refused _ -> Optional.of(
                    new Callout(Chip.Tone.BAD, Say.words("application.refused"), Page.words("application.refused.more")).announced());
        };
    }

    private static Optional<Callout> open(Application application) {
        UI.getCurrent().navigate(HelpNavigation.application(application.id()));
        return Optional.empty();
    }
}
