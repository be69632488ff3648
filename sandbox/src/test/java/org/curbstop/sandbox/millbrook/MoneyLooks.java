package org.curbstop.sandbox.millbrook;

import static org.curbstop.sandbox.millbrook.BosThings.application;
import static org.curbstop.sandbox.millbrook.BosThings.referral;
import static org.curbstop.sandbox.millbrook.Looks.AGENCY;
import static org.curbstop.sandbox.millbrook.Looks.DAY;
import static org.curbstop.sandbox.millbrook.Looks.LENA;
import static org.curbstop.sandbox.millbrook.Looks.OTIS;
import static org.curbstop.sandbox.millbrook.Looks.OWNER;
import static org.curbstop.sandbox.millbrook.Looks.SAM;
import static org.curbstop.sandbox.millbrook.Looks.STAFF;
import static org.curbstop.sandbox.millbrook.Looks.deed;
import static org.curbstop.sandbox.millbrook.Looks.look;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Agreements;
import org.curbstop.accounts.ConfirmingContacts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Designees;
import org.curbstop.accounts.Login;
import org.curbstop.accounts.Logins;
import org.curbstop.accounts.Profiles;
import org.curbstop.accounts.ProvingIdentity;
import org.curbstop.arrangements.Addressee;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.AskingStaff;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.Holds;
import org.curbstop.arrangements.Offer;
import org.curbstop.arrangements.Reconnections;
import org.curbstop.arrangements.Restorations;
import org.curbstop.arrangements.Wish;
import org.curbstop.assistance.Agencies;
import org.curbstop.assistance.AgencyDesk;
import org.curbstop.assistance.Applications;
import org.curbstop.assistance.Deciding;
import org.curbstop.assistance.Denial;
import org.curbstop.assistance.Directory;
import org.curbstop.assistance.ReferralPapers;
import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.Referrals;
import org.curbstop.assistance.Taking;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.sandbox.millbrook.Looks.Row;
import org.curbstop.utility.UtilityService;
import org.springframework.context.ApplicationContext;

/** Looks at accounts, time to pay and help. */
final class MoneyLooks {

    private static final Contact NEW_PHONE = Contact.phone(new PhoneNumber("+15035550177"), true);

    private final ApplicationContext town;
    private final ArrangementId bos;

    MoneyLooks(ApplicationContext town, Subject bos) {
        this.town = town;
        this.bos = bos.arrangement();
    }

    private <T> T bean(Class<T> type) {
        return town.getBean(type);
    }

    List<Row> accounts() {
        var accounts = bean(Accounts.class);
        var agreements = bean(Agreements.class);
        var logins = bean(Logins.class);
        var designees = bean(Designees.class);
        var confirming = bean(ConfirmingContacts.class);
        var login = new Login("https://issuer.example", "bo");
        return List.of(
                look("Accounts.show", OWNER, (s, who) -> accounts.show(s.account(), who)),
                look("Accounts.search", STAFF, (s, who) -> accounts.search(s.number().value(), who)),
                deed("Agreements.open", STAFF, (s, who) -> agreements.open(s.account(), s.person(), Street.ALDER.house(14), org.curbstop.accounts.CustomerClass.RESIDENTIAL, DAY, who)),
                deed("Agreements.begin", STAFF, (s, who) -> agreements.begin(s.account(), List.of(), who)),
                deed("Agreements.end", STAFF, (s, who) -> agreements.end(s.account(), Set.of(UtilityService.WATER), DAY, who)),
                deed("Agreements.close", STAFF, (s, who) -> agreements.close(s.account(), DAY, who)),
                deed("Agreements.withoutTenant", STAFF, (s, who) -> agreements.withoutTenant(s.account(), s.person(), who)),
                deed("ConfirmingContacts.ask", OWNER, (s, who) -> confirming.ask(s.person(), NEW_PHONE, who)),
                deed("ConfirmingContacts.confirm", OWNER, (s, who) -> confirming.confirm(s.person(), NEW_PHONE, "123456", who)),
                deed("ConfirmingContacts.drop", OWNER, (s, who) -> {
                    confirming.drop(s.person(), NEW_PHONE, who);
                    return "dropped, if it was there";
                }),
                deed("Profiles.change", OWNER, (s, who) -> bean(Profiles.class).change(s.person(), 0, new Profiles.Edit.Paperless(false), who)),
                look("Designees.of", OWNER, (s, who) -> designees.of(s.account(), who)),
                deed("Designees.name", OWNER, (s, who) -> designees.name(s.account(), "Ned", Contact.email("ned@example.com", false), Language.ENGLISH, who)),
                deed("Designees.remove", OWNER, (s, who) -> designees.remove(s.account(), s.person(), who)),
                deed("Designees.restore", OWNER, (s, who) -> designees.restore(s.account(), s.person(), who)),
                deed("Logins.vouch", STAFF, (s, who) -> logins.vouch(login, s.person(), who)),
                deed("Logins.unlink", STAFF, (s, who) -> logins.unlink(login, who)),
                deed("ProvingIdentity.choosePin", OWNER, (s, who) -> {
                    bean(ProvingIdentity.class).choosePin(s.account(), "7391", who);
                    return "chosen";
                }));
    }

    List<Row> arrangements() {
        var arrangements = bean(Arrangements.class);
        var asking = bean(AskingStaff.class);
        var holds = bean(Holds.class);
        var notices = bean(Disconnections.class);
        var bo = new AccountId("acct_100200484");
        var wish = Wish.payments(Money.usd("50.00"), 3);
        return List.of(
                look("Arrangements.offer", OWNER, (s, who) -> arrangements.offer(s.account(), who)),
                look("Arrangements.counter", OWNER, (s, who) -> arrangements.counter(s.account(), wish, who)),
                look("Arrangements.extension", OWNER, (s, who) -> arrangements.extension(s.account(), DAY, who)),
                deed("Arrangements.current", OWNER, (s, who) -> arrangements.current(s.account(), who)),
                deed("Arrangements.of", OWNER, (s, who) -> arrangements.of(s.account(), who)),
                look("Arrangements.find", STAFF, (s, who) -> arrangements.find(s.arrangement(), who)),
                deed("Arrangements.agree", OWNER, (s, who) -> arrangements.agree(
                        "k1", s.account(), ((Offer.Granted) arrangements.offer(bo, SAM)).schedule(), Language.ENGLISH, who)),
                deed("Arrangements.cancel", STAFF, (s, who) -> arrangements.cancel(s.arrangement(), who)),
                deed("Arrangements.confirmed", STAFF, (s, who) -> {
                    arrangements.confirmed(s.arrangement(), Arrangement.Way.LETTER, "ref", who);
                    return bean(Arrangements.class).find(bos, SAM).orElseThrow().confirmation().sent();
                }),
                deed("Arrangements.lettersOwed", STAFF, (s, who) -> arrangements.lettersOwed(who)),
                deed("AskingStaff.ask", OWNER, (s, who) -> asking.ask("k2", s.account(), (Offer.Countered) arrangements.counter(bo, Wish.payments(Money.usd("1.00"), 40), SAM),
                        "", Language.ENGLISH, who)),
                look("AskingStaff.find", OWNER, (s, who) -> asking.find(s.request(), who)),
                look("AskingStaff.of", OWNER, (s, who) -> asking.of(s.account(), who)),
                deed("AskingStaff.waiting", STAFF, (s, who) -> asking.waiting(10, who)),
                deed("AskingStaff.approve", STAFF, (s, who) -> asking.approve(s.request(), who)),
                deed("AskingStaff.decline", STAFF, (s, who) -> asking.decline(s.request(), "no", who)),
                deed("Holds.place", OWNER, (s, who) -> holds.place("k3", s.account(), Holds.Claim.of(Hold.Kind.MEDICAL, "ill"), who)),
                deed("Holds.certify", STAFF, (s, who) -> holds.certify(s.hold(), DAY, who)),
                deed("Holds.lift", STAFF, (s, who) -> holds.lift(s.hold(), "over", who)),
                look("Holds.on", OWNER, (s, who) -> holds.on(s.account(), who)),
                look("Holds.history", STAFF, (s, who) -> holds.history(s.account(), who)),
                look("Holds.particulars", OWNER, (s, who) -> holds.particulars(s.account(), who).device()),
                deed("Holds.registerDevice", STAFF, (s, who) -> {
                    holds.registerDevice(s.account(), "oxygen", DAY, who);
                    return holds.particulars(s.account(), SAM).device().isPresent();
                }),
                deed("Holds.billingError", STAFF, (s, who) -> {
                    holds.billingError(s.account(), 3, who);
                    return "noted";
                }),
                deed("Disconnections.issue", STAFF, (s, who) -> notices.issue("millbrook:bo", s.account(), Optional.empty(), who)),
                deed("Disconnections.proved", STAFF, (s, who) -> notices.proved(
                        s.notice(), new Addressee(Addressee.Role.OWNER, Optional.of(s.person()), Optional.empty()), Arrangement.Way.LETTER, DAY, "r", who)),
                look("Disconnections.notice", OWNER, (s, who) -> notices.notice(s.account(), who)),
                look("Disconnections.find", OWNER, (s, who) -> notices.find(s.notice(), who)),
                look("Disconnections.of", OWNER, (s, who) -> notices.of(s.account(), who)),
                deed("Disconnections.open", STAFF, (s, who) -> notices.open(who)),
                look("Disconnections.explain", OWNER, (s, who) -> notices.explain(s.account(), who)),
                deed("Restorations.restoration", OWNER, (s, who) -> bean(Restorations.class).restoration(s.account(), who)),
                deed("Restorations.off", OWNER, (s, who) -> bean(Restorations.class).off(s.account(), who)),
                deed("Restorations.restored", OWNER, (s, who) -> bean(Restorations.class).restored(s.account(), who)),
                deed("Reconnections.owed", STAFF, (s, who) -> bean(Reconnections.class).owed(10, who)),
                deed("Disconnections.mayBeDisconnected", STAFF, (s, who) -> notices.mayBeDisconnected(DAY, who)),
                deed("Disconnections.sign", STAFF, (s, who) -> notices.sign(s.notice(), "past due", who)),
                deed("Disconnections.withdraw", STAFF, (s, who) -> notices.withdraw(s.notice(), who)),
                deed("Restorations.workDone", STAFF, (s, who) -> bean(Restorations.class).workDone(s.notice(), who)),
                deed("Restorations.giveBack", STAFF, (s, who) -> bean(Restorations.class).giveBack(s.notice(), Optional.empty(), java.time.Instant.now(), who)));
    }

    List<Row> assistance() {
        var referrals = bean(Referrals.class);
        var desk = bean(AgencyDesk.class);
        var applications = bean(Applications.class);
        var deciding = bean(Deciding.class);
        return List.of(
                deed("Referrals.refer", OWNER, (s, who) -> referrals.refer("k4", referral(s.account(), s.person()), who)),
                look("Referrals.of", OWNER, (s, who) -> referrals.of(s.account(), who)),
                look("Referrals.find", OWNER, (s, who) -> referrals.find(s.referral(), who)),
                deed("Referrals.in", STAFF, (s, who) -> referrals.in(ReferralState.Sent.class, 10, who)),
                deed("Referrals.withdraw", OWNER, (s, who) -> referrals.withdraw(s.referral(), who)),
                deed("ReferralPapers.give", OWNER, (s, who) -> bean(ReferralPapers.class).give(s.referral(), "photo-id", s.paper(), who)),
                deed("ReferralPapers.vouchesFor", AGENCY, (s, who) -> bean(ReferralPapers.class).vouchesFor(s.paper(), who)),
                deed("AgencyDesk.mine", AGENCY, (s, who) -> desk.mine(who)),
                look("AgencyDesk.find", AGENCY, (s, who) -> desk.find(s.referral(), who)),
                deed("AgencyDesk.receive", AGENCY, (s, who) -> desk.receive(s.referral(), who)),
                deed("AgencyDesk.needs", AGENCY, (s, who) -> desk.needs(s.referral(), List.of("photo-id"), who)),
                deed("AgencyDesk.approve", AGENCY, (s, who) -> desk.approve(s.referral(), Money.usd("50.00"), DAY, who)),
                deed("AgencyDesk.deny", AGENCY, (s, who) -> desk.deny(s.referral(), Denial.NO_FUNDS, who)),
                deed("AgencyDesk.paid", AGENCY, (s, who) -> desk.paid(s.referral(), Money.usd("50.00"), "r", who)),
                deed("Directory.say", AGENCY, (s, who) -> bean(Directory.class).say("liheap", Taking.CLOSED, who)),
                deed("Agencies.join", STAFF, (s, who) -> {
                    bean(Agencies.class).join("mallory", "mill-river-action", who);
                    return "joined";
                }),
                deed("Agencies.leave", STAFF, (s, who) -> {
                    bean(Agencies.class).leave("lena", who);
                    return "left";
                }),
                deed("Agencies.of", Set.of(LENA, OTIS), (s, who) -> bean(Agencies.class).of(who)),
                deed("Applications.apply", OWNER, (s, who) -> applications.apply("k5", application(s.account(), s.person()), who)),
                look("Applications.of", OWNER, (s, who) -> applications.of(s.account(), who)),
                look("Applications.find", OWNER, (s, who) -> applications.find(s.application(), who)),
                deed("Applications.give", OWNER, (s, who) -> applications.give(s.application(), "photo-id", s.paper(), who)),
                deed("Applications.withdraw", OWNER, (s, who) -> applications.withdraw(s.application(), who)),
                deed("Deciding.queue", STAFF, (s, who) -> deciding.queue(10, who)),
                deed("Deciding.incomplete", STAFF, (s, who) -> deciding.incomplete(10, who)),
                deed("Deciding.needs", STAFF, (s, who) -> deciding.needs(s.application(), List.of("photo-id"), who)),
                deed("Deciding.decline", STAFF, (s, who) -> deciding.decline(s.application(), Denial.OTHER, who)),
                deed("Deciding.approve", STAFF, (s, who) -> deciding.approve(s.application(), Optional.empty(), new org.curbstop.assistance.Approval("seen", true), who)));
    }
}
