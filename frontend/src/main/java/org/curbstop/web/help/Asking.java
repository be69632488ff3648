package org.curbstop.web.help;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Person;
import org.curbstop.assistance.Agency;
import org.curbstop.assistance.Consent;
import org.curbstop.assistance.Directory;
import org.curbstop.assistance.Finding;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.NewReferral;
import org.curbstop.assistance.Programme;
import org.curbstop.assistance.Referral;
import org.curbstop.assistance.Referrals;
import org.curbstop.assistance.Referring;
import org.curbstop.assistance.Taking;
import org.curbstop.common.Channel;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.Visitor;

/** What one can do about a programme that fits: send a request to the agency that runs it, with consent, or turn to us. */
@org.springframework.stereotype.Component
class Asking {

    private final Visitor visitor;
    private final Referrals referrals;
    private final Directory directory;
    private final OurHelp ours;
    private final Clock clock;

    Asking(Visitor visitor, Referrals referrals, Directory directory, OurHelp ours, Clock clock) {
        this.visitor = visitor;
        this.referrals = referrals;
        this.directory = directory;
        this.ours = ours;
        this.clock = clock;
    }

    /** @param consent goes on to the consent */
    Div ways(String form, Finding finding, Account account, Household household, Runnable consent) {
        Programme programme = finding.programme();
        return programme.apply().agency().flatMap(directory::agency).map(agency -> byAgency(agency, programme, account, consent))
                .orElseGet(() -> ours.ways(form, programme, account, household));
    }

    private Div byAgency(Agency agency, Programme programme, Account account, Runnable consent) {
        Taking taking = directory.taking(agency.id(), programme.id());
        var ways = new Div(new Office(agency), Office.chip(taking));
        ways.addClassName("finding-office");
        Optional<Referral> open = referrals.of(account.id(), visitor.asker()).stream()
                .filter(referral -> referral.programme().equals(programme.id()) && referral.state().isOpen()).findFirst();
        if (open.isPresent()) {
            ways.add(Page.row("ways", Links.quiet(HelpNavigation.referral(open.get().id()), Say.words("help.see-request"))));
        } else if (taking != Taking.CLOSED) {
            var send = new Button(Say.words("help.send", agency.name()), pressed -> consent.run());
            send.addClassName("button");
            ways.add(Page.row("ways", send));
        }
        return ways;
    }

    /** @param told shows what kept it from being sent */
    ConsentPanel consent(String form, Finding finding, Account account, Household household, Runnable left, Consumer<Component> told) {
        Programme programme = finding.programme();
        Agency agency = programme.apply().agency().flatMap(directory::agency).orElseThrow();
        return new ConsentPanel(ReferralWords.words().title(programme), agency.name(), household, along -> {
            var consent = new Consent(Consent.TEXT, clock.instant(), Channel.PORTAL, visitor.language());
            var asked = new NewReferral(
                    account.id(), visitor.person().map(Person::id), programme.id(), Optional.empty(), consent, along ? Optional.of(household) : Optional.empty(),
                    Optional.empty(), visitor.language());
            switch (referrals.refer("portal:" + form + ":" + programme.id(), asked, visitor.asker())) {
                case Referring.Referred sent -> open(sent.referral());
                case Referring.Again again -> open(again.referral());
                case Referring.AlreadyOpen already -> open(already.referral());
                case Referring.Closed closed -> {
                    left.run();
                    told.accept(new Callout(Chip.Tone.WARN, Say.words("help.closed", agency.name()), Page.words("help.closed." + closed.why())).announced());
                }
                case Referring.Refused _ -> {
                    left.run();
                    told.accept(new Callout(Chip.Tone.BAD, Say.words("help.refused"), Page.words("help.refused.more")).announced());
                }
            }
        }, left);
    }

    private static void open(Referral referral) {
        UI.getCurrent().navigate(HelpNavigation.referral(referral.id()));
    }

    /** What was asked for before, the newest first. */
    List<Referral> of(Account account) {
        return referrals.of(account.id(), visitor.asker());
    }

    String agency(Referral referral) {
        return directory.agency(referral.agency()).map(Agency::name).orElse(referral.agency());
    }
}
