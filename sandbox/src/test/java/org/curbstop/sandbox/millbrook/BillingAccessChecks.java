package org.curbstop.sandbox.millbrook;

import static org.curbstop.sandbox.millbrook.AccessChecks.AGENCY;
import static org.curbstop.sandbox.millbrook.AccessChecks.DAY;
import static org.curbstop.sandbox.millbrook.AccessChecks.LENA;
import static org.curbstop.sandbox.millbrook.AccessChecks.OTIS;
import static org.curbstop.sandbox.millbrook.AccessChecks.OWNER;
import static org.curbstop.sandbox.millbrook.AccessChecks.SAM;
import static org.curbstop.sandbox.millbrook.AccessChecks.STAFF;
import static org.curbstop.sandbox.millbrook.AccessChecks.deed;
import static org.curbstop.sandbox.millbrook.AccessChecks.look;
import static org.curbstop.sandbox.millbrook.SampleRecords.application;
import static org.curbstop.sandbox.millbrook.SampleRecords.referral;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.AccountLifecycle;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.Login;
import org.curbstop.accounts.LoginLinks;
import org.curbstop.accounts.ThirdPartyDesignees;
import org.curbstop.accounts.verification.ConfirmingContacts;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.disconnection.ReconnectionMonitor;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.ArrangementExceptions;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.assistance.DenialReason;
import org.curbstop.assistance.applications.ApplicationReview;
import org.curbstop.assistance.applications.AssistanceApplications;
import org.curbstop.assistance.directory.AgencyDirectory;
import org.curbstop.assistance.directory.AgencyMemberships;
import org.curbstop.assistance.directory.IntakeStatus;
import org.curbstop.assistance.referrals.AgencyReferrals;
import org.curbstop.assistance.referrals.Referrals;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.sandbox.millbrook.AccessChecks.Row;
import org.curbstop.utility.ServiceType;
import org.springframework.context.ApplicationContext;

/** Access checks of accounts, billing, arrangements and assistance. */
final class BillingAccessChecks {

    private static final Contact NEW_PHONE = Contact.phone(new PhoneNumber("+15035550177"), true);

    private final ApplicationContext town;
    private final ArrangementId bos;

    BillingAccessChecks(ApplicationContext town, AccessSubject bos) {
        this.town = town;
        this.bos = bos.arrangement();
    }

    private <T> T bean(Class<T> type) {
        return town.getBean(type);
    }

    List<Row> accounts() {
        var accounts = bean(Accounts.class);
        var agreements = bean(AccountLifecycle.class);
        var logins = bean(LoginLinks.class);
        var designees = bean(ThirdPartyDesignees.class);
        var confirming = bean(ConfirmingContacts.class);
        var login = new Login("https://issuer.example", "bo");
        return List.of(
                look("Accounts.findVisible", OWNER, (s, who) -> accounts.findVisible(s.account(), who)),
                look("Accounts.search", STAFF, (s, who) -> accounts.search(s.number().value(), who)),
                deed("AccountLifecycle.open", STAFF,
                        (s, who) -> agreements.open(s.account(), s.person(), SampleStreet.ALDER.house(14),
                                org.curbstop.accounts.CustomerClass.RESIDENTIAL, DAY, who)),
                deed("AccountLifecycle.startService", STAFF, (s, who) -> agreements.startService(s.account(), List.of(), who)),
                deed("AccountLifecycle.stopService", STAFF,
                        (s, who) -> agreements.stopService(s.account(), Set.of(ServiceType.WATER), DAY, who)),
                deed("AccountLifecycle.close", STAFF, (s, who) -> agreements.close(s.account(), DAY, who)),
                deed("AccountLifecycle.removeTenant", STAFF, (s, who) -> agreements.removeTenant(s.account(), s.person(), who)),
                deed("ConfirmingContacts.requestCode", OWNER, (s, who) -> confirming.requestCode(s.person(), NEW_PHONE, who)),
                deed("ConfirmingContacts.confirm", OWNER, (s, who) -> confirming.confirm(s.person(), NEW_PHONE, "123456", who)),
                deed("ConfirmingContacts.cancel", OWNER, (s, who) -> {
                    confirming.cancel(s.person(), NEW_PHONE, who);
                    return "dropped, if it was there";
                }),
                deed("CustomerProfiles.change", OWNER,
                        (s, who) -> bean(CustomerProfiles.class).change(s.person(), 0, new CustomerProfiles.ProfileEdit.SetPaperless(false),
                                who)),
                look("ThirdPartyDesignees.list", OWNER, (s, who) -> designees.list(s.account(), who)),
                deed("ThirdPartyDesignees.designate", OWNER,
                        (s, who) -> designees.designate(s.account(), "Ned", Contact.email("ned@example.com", false), Language.ENGLISH,
                                who)),
                deed("ThirdPartyDesignees.remove", OWNER, (s, who) -> designees.remove(s.account(), s.person(), who)),
                deed("ThirdPartyDesignees.restore", OWNER, (s, who) -> designees.restore(s.account(), s.person(), who)),
                deed("LoginLinks.linkByStaff", STAFF, (s, who) -> logins.linkByStaff(login, s.person(), who)),
                look("ProvingIdentity.hasPin", OWNER, (s, who) -> bean(ProvingIdentity.class).hasPin(s.account(), who)),
                deed("ProvingIdentity.removePin", STAFF, (s, who) -> {
                    bean(ProvingIdentity.class).removePin(s.account(), who);
                    return "removed, if it was there";
                }),
                deed("ProvingIdentity.setPin", OWNER, (s, who) -> {
                    bean(ProvingIdentity.class).setPin(s.account(), "7391", who);
                    return "chosen";
                }));
    }

    List<Row> arrangements() {
        var arrangements = bean(Arrangements.class);
        var asking = bean(ArrangementExceptions.class);
        var holds = bean(Holds.class);
        var notices = bean(Disconnections.class);
        var bo = new AccountId("acct_100200484");
        var counteroffer = ArrangementsFixture.request(Money.usd("50.00"), 3);
        return List.of(
                look("Arrangements.offer", OWNER, (s, who) -> arrangements.offer(s.account(), who)),
                look("Arrangements.counteroffer", OWNER, (s, who) -> arrangements.counteroffer(s.account(), counteroffer, who)),
                look("Arrangements.extension", OWNER, (s, who) -> arrangements.extension(s.account(), DAY, who)),
                deed("Arrangements.findRunning", OWNER, (s, who) -> arrangements.findRunning(s.account(), who)),
                deed("Arrangements.list", OWNER, (s, who) -> arrangements.list(s.account(), who)),
                look("Arrangements.find", STAFF, (s, who) -> arrangements.find(s.arrangement(), who)),
                deed("Arrangements.agree", OWNER, (s, who) -> arrangements.agree(
                        "k1", s.account(), ((ArrangementOffer.Granted) arrangements.offer(bo, SAM)).schedule(), Language.ENGLISH, who)),
                deed("Arrangements.recordConfirmation", STAFF, (s, who) -> {
                    arrangements.recordConfirmation(s.arrangement(), Arrangement.DeliveryMethod.LETTER, "ref", who);
                    return bean(Arrangements.class).find(bos, SAM).orElseThrow().confirmation().sent();
                }),
                deed("Arrangements.listUnsentConfirmations", STAFF, (s, who) -> arrangements.listUnsentConfirmations(who)),
                deed("ArrangementExceptions.request", OWNER, (s, who) -> asking.request("k2", s.account(),
                        (ArrangementOffer.Countered) arrangements.counteroffer(bo, ArrangementsFixture.request(Money.usd("1.00"), 40), SAM),
                        "", Language.ENGLISH, who)),
                look("ArrangementExceptions.find", OWNER, (s, who) -> asking.find(s.request(), who)),
                look("ArrangementExceptions.list", OWNER, (s, who) -> asking.list(s.account(), who)),
                deed("ArrangementExceptions.listWaiting", STAFF, (s, who) -> asking.listWaiting(10, who)),
                deed("ArrangementExceptions.approve", STAFF, (s, who) -> asking.approve(s.request(), who)),
                deed("ArrangementExceptions.decline", STAFF, (s, who) -> asking.decline(s.request(), "no", who)),
                deed("Holds.place", OWNER, (s, who) -> holds.place("k3", s.account(), Holds.HoldClaim.of(Hold.Kind.MEDICAL, "ill"), who)),
                deed("Holds.certify", STAFF, (s, who) -> holds.certify(s.hold(), DAY, who)),
                deed("Holds.lift", STAFF, (s, who) -> holds.lift(s.hold(), "over", who)),
                look("Holds.listActive", OWNER, (s, who) -> holds.listActive(s.account(), who)),
                look("Holds.history", STAFF, (s, who) -> holds.history(s.account(), who)),
                look("Holds.accountFlags", OWNER, (s, who) -> holds.accountFlags(s.account(), who).device()),
                deed("Holds.registerDevice", STAFF, (s, who) -> {
                    holds.registerDevice(s.account(), "oxygen", DAY, who);
                    return holds.accountFlags(s.account(), SAM).device().isPresent();
                }),
                deed("Holds.recordBillingError", STAFF, (s, who) -> {
                    holds.recordBillingError(s.account(), 3, who);
                    return "noted";
                }),
                deed("Disconnections.issue", STAFF, (s, who) -> notices.issue("millbrook:bo", s.account(), Optional.empty(), who)),
                deed("Disconnections.recordDelivery", STAFF, (s, who) -> notices.recordDelivery(
                        s.notice(), new NoticeAddressee(NoticeAddressee.Role.OWNER, Optional.of(s.person()), Optional.empty()),
                        Arrangement.DeliveryMethod.LETTER, DAY, "r", who)),
                look("Disconnections.findOpen", OWNER, (s, who) -> notices.findOpen(s.account(), who)),
                look("Disconnections.find", OWNER, (s, who) -> notices.find(s.notice(), who)),
                look("Disconnections.list", OWNER, (s, who) -> notices.list(s.account(), who)),
                deed("Disconnections.listOpen", STAFF, (s, who) -> notices.listOpen(who)),
                look("Disconnections.explain", OWNER, (s, who) -> notices.explain(s.account(), who)),
                deed("ServiceReconnection.reconnectionTerms", OWNER,
                        (s, who) -> bean(ServiceReconnection.class).reconnectionTerms(s.account(), who)),
                deed("ServiceReconnection.findDisconnected", OWNER,
                        (s, who) -> bean(ServiceReconnection.class).findDisconnected(s.account(), who)),
                deed("ServiceReconnection.findReconnected", OWNER,
                        (s, who) -> bean(ServiceReconnection.class).findReconnected(s.account(), who)),
                deed("ReconnectionMonitor.listPending", STAFF, (s, who) -> bean(ReconnectionMonitor.class).listPending(10, who)),
                deed("Disconnections.listCandidates", STAFF, (s, who) -> notices.listCandidates(DAY, who)),
                deed("Disconnections.sign", STAFF, (s, who) -> notices.sign(s.notice(), "past due", who)),
                deed("Disconnections.withdraw", STAFF, (s, who) -> notices.withdraw(s.notice(), who)),
                deed("ServiceReconnection.recordWorkDone", STAFF,
                        (s, who) -> bean(ServiceReconnection.class).recordWorkDone(s.notice(), who)),
                deed("ServiceReconnection.reconnect", STAFF,
                        (s, who) -> bean(ServiceReconnection.class).reconnect(s.notice(), Optional.empty(), java.time.Instant.now(), who)));
    }

    List<Row> assistance() {
        var referrals = bean(Referrals.class);
        var desk = bean(AgencyReferrals.class);
        var applications = bean(AssistanceApplications.class);
        var deciding = bean(ApplicationReview.class);
        return List.of(
                deed("Referrals.refer", OWNER, (s, who) -> referrals.refer("k4", referral(s.account(), s.person()), who)),
                look("Referrals.list", OWNER, (s, who) -> referrals.list(s.account(), who)),
                look("Referrals.find", OWNER, (s, who) -> referrals.find(s.referral(), who)),
                deed("Referrals.withdrawConsent", OWNER, (s, who) -> referrals.withdrawConsent(s.referral(), who)),
                deed("AgencyReferrals.list", AGENCY, (s, who) -> desk.list(who)),
                look("AgencyReferrals.find", AGENCY, (s, who) -> desk.find(s.referral(), who)),
                deed("AgencyReferrals.markReceived", AGENCY, (s, who) -> desk.markReceived(s.referral(), who)),
                deed("AgencyReferrals.requestDocuments", AGENCY, (s, who) -> desk.requestDocuments(s.referral(), List.of("photo-id"), who)),
                deed("AgencyReferrals.approve", AGENCY, (s, who) -> desk.approve(s.referral(), Money.usd("50.00"), DAY, who)),
                deed("AgencyReferrals.deny", AGENCY, (s, who) -> desk.deny(s.referral(), DenialReason.NO_FUNDS, who)),
                deed("AgencyReferrals.markPaid", AGENCY, (s, who) -> desk.markPaid(s.referral(), Money.usd("50.00"), "r", who)),
                deed("AgencyDirectory.setIntakeStatus", AGENCY,
                        (s, who) -> bean(AgencyDirectory.class).setIntakeStatus("liheap", IntakeStatus.CLOSED, who)),
                deed("AgencyMemberships.join", STAFF, (s, who) -> {
                    bean(AgencyMemberships.class).join("mallory", "mill-river-action", who);
                    return "joined";
                }),
                deed("AgencyMemberships.leave", STAFF, (s, who) -> {
                    bean(AgencyMemberships.class).leave("lena", who);
                    return "left";
                }),
                deed("AgencyMemberships.findAgency", Set.of(LENA, OTIS), (s, who) -> bean(AgencyMemberships.class).findAgency(who)),
                deed("AssistanceApplications.apply", OWNER,
                        (s, who) -> applications.apply("k5", application(s.account(), s.person()), who)),
                look("AssistanceApplications.list", OWNER, (s, who) -> applications.list(s.account(), who)),
                look("AssistanceApplications.find", OWNER, (s, who) -> applications.find(s.application(), who)),
                deed("AssistanceApplications.addDocument", OWNER,
                        (s, who) -> applications.addDocument(s.application(), "photo-id", s.paper(), who)),
                deed("AssistanceApplications.withdraw", OWNER, (s, who) -> applications.withdraw(s.application(), who)),
                deed("ApplicationReview.listComplete", STAFF, (s, who) -> deciding.listComplete(10, who)),
                deed("ApplicationReview.listIncomplete", STAFF, (s, who) -> deciding.listIncomplete(10, who)),
                deed("ApplicationReview.requestDocuments", STAFF,
                        (s, who) -> deciding.requestDocuments(s.application(), List.of("photo-id"), who)),
                deed("ApplicationReview.decline", STAFF, (s, who) -> deciding.decline(s.application(), DenialReason.OTHER, who)),
                deed("ApplicationReview.approve", STAFF, (s, who) -> deciding.approve(s.application(), Optional.empty(),
                        new org.curbstop.assistance.applications.ApprovalGrounds("seen", true), who)));
    }
}
