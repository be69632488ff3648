package org.curbstop.web.assistance;

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
import org.curbstop.assistance.Household;
import org.curbstop.assistance.directory.Agency;
import org.curbstop.assistance.directory.AgencyDirectory;
import org.curbstop.assistance.directory.IntakeStatus;
import org.curbstop.assistance.referrals.Referral;
import org.curbstop.assistance.referrals.ReferralConsent;
import org.curbstop.assistance.referrals.ReferralRequest;
import org.curbstop.assistance.referrals.ReferralResult;
import org.curbstop.assistance.referrals.Referrals;
import org.curbstop.assistance.screening.AssistanceProgram;
import org.curbstop.assistance.screening.ProgramEligibility;
import org.curbstop.common.Channel;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;

/** Ways to apply for a matching program: send a referral to its agency, with consent, or apply to the utility. */
@org.springframework.stereotype.Component
record ReferralOptions(ViewUser visitor, Referrals referrals, AgencyDirectory directory, ApplicationOptions applicationOptions,
        Clock clock) {

    /** @param consent shows the consent panel */
    Div actions(String form, ProgramEligibility finding, Account account, Household household, Runnable consent) {
        AssistanceProgram program = finding.program();
        return program.apply().agency().flatMap(directory::find).map(agency -> agencyActions(agency, program, account, consent))
                .orElseGet(() -> applicationOptions.actions(form, program, account, household));
    }

    private Div agencyActions(Agency agency, AssistanceProgram program, Account account, Runnable consent) {
        IntakeStatus taking = directory.intakeStatus(agency.id(), program.id());
        var ways = TitledView.styled(new Div(new AgencyContactCard(agency), AgencyContactCard.chip(taking)), "finding-office");
        Optional<Referral> open = referrals.list(account.id(), visitor.actor()).stream()
                .filter(referral -> referral.programme().equals(program.id()) && referral.state().isOpen()).findFirst();
        if (open.isPresent()) {
            ways.add(TitledView.row("ways",
                    PortalLinks.quietButton(AssistanceNavigation.referral(open.get().id()), I18n.text("help.see-request"))));
        } else if (taking != IntakeStatus.CLOSED) {
            var send = TitledView.styled(new Button(I18n.text("help.send", agency.name()), pressed -> consent.run()), "button");
            ways.add(TitledView.row("ways", send));
        }
        return ways;
    }

    /** @param onRefusal shows why the referral was not sent */
    ReferralConsentPanel consent(String form, ProgramEligibility finding, Account account, Household household, Runnable left,
            Consumer<Component> onRefusal) {
        AssistanceProgram program = finding.program();
        Agency agency = program.apply().agency().flatMap(directory::find).orElseThrow();
        return new ReferralConsentPanel(ReferralText.assistanceMessages().title(program), agency.name(), household, along -> {
            var consent = new ReferralConsent(ReferralConsent.TEXT_VERSION, clock.instant(), Channel.PORTAL, visitor.language());
            var request = new ReferralRequest(
                    account.id(), visitor.person().map(Person::id), program.id(), Optional.empty(), consent,
                    along ? Optional.of(household) : Optional.empty(),
                    Optional.empty(), visitor.language());
            switch (referrals.refer("portal:" + form + ":" + program.id(), request, visitor.actor())) {
                case ReferralResult.Referred sent -> open(sent.referral());
                case ReferralResult.Duplicate again -> open(again.referral());
                case ReferralResult.AlreadyOpen already -> open(already.referral());
                case ReferralResult.Closed closed -> {
                    left.run();
                    onRefusal.accept(new Callout(StatusChip.Tone.WARN, I18n.text("help.closed", agency.name()),
                            TitledView.paragraph("help.closed." + closed.why())).announced());
                }
                case ReferralResult.Refused _ -> {
                    left.run();
                    onRefusal.accept(new Callout(StatusChip.Tone.BAD, I18n.text("help.refused"), TitledView.paragraph("help.refused.more"))
                            .announced());
                }
            }
        }, left);
    }

    private static void open(Referral referral) {
        UI.getCurrent().navigate(AssistanceNavigation.referral(referral.id()));
    }

    /** Returns earlier referrals, newest first. */
    List<Referral> list(Account account) {
        return referrals.list(account.id(), visitor.actor());
    }

    String agencyName(Referral referral) {
        return directory.find(referral.agency()).map(Agency::name).orElse(referral.agency());
    }
}
