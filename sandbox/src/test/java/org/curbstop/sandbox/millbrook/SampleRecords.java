package org.curbstop.sandbox.millbrook;

import static org.curbstop.sandbox.millbrook.AccessChecks.BO;
import static org.curbstop.sandbox.millbrook.AccessChecks.DAY;
import static org.curbstop.sandbox.millbrook.AccessChecks.SAM;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.ThirdPartyDesignees;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.ArrangementExceptions;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.assistance.applications.ApplicationRequest;
import org.curbstop.assistance.applications.ApplicationResult;
import org.curbstop.assistance.applications.AssistanceApplications;
import org.curbstop.assistance.referrals.ReferralConsent;
import org.curbstop.assistance.referrals.ReferralRequest;
import org.curbstop.assistance.referrals.ReferralResult;
import org.curbstop.assistance.referrals.Referrals;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.cases.Timeline;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.documents.DocumentOwner;
import org.curbstop.documents.NewSentDocument;
import org.curbstop.documents.SentDocuments;
import org.curbstop.grievances.BillDisputeRequest;
import org.curbstop.grievances.BillDisputes;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.orders.IntakeRequests;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderQuoteResult;
import org.curbstop.orders.Orders;
import org.curbstop.orders.PlaceOrderResult;
import org.curbstop.outages.NewOutageReport;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.utility.ServiceType;
import org.springframework.context.ApplicationContext;

/** Creates one record of each kind that a customer can have, for Bo. */
final class SampleRecords {

    private final ApplicationContext town;

    SampleRecords(ApplicationContext town) {
        this.town = town;
    }

    private <T> T bean(Class<T> type) {
        return town.getBean(type);
    }

    AccessSubject settled() {
        SampleAccount bo = SamplePerson.BO.accounts().getFirst();
        AccountId account = bo.id();
        var phone = new PhoneNumber("+15035550102");
        PlaceOrderResult.Placed placed = ordered(account);
        IntakeRequest intake = bean(IntakeRequests.class).submit("bo",
                new IntakeRequest.IntakeDetails(IntakeRequest.Kind.COMMERCIAL, "Bo's Boats", phone, Optional.empty(), "Mill dock",
                Set.of(ServiceType.WATER), Optional.empty(), "", Language.ENGLISH), List.of(), BO);
        var referral = ((ReferralResult.Referred) bean(Referrals.class).refer("bo", referral(account, SamplePerson.BO.id()), BO))
                .referral();
        var application = ((ApplicationResult.Done) bean(AssistanceApplications.class).apply("bo",
                application(account, SamplePerson.BO.id()), BO)).application();
        var document = ((SentDocuments.SaveResult.Saved) bean(SentDocuments.class)
                .save(new NewSentDocument("bo", "a.png", picture(), DocumentOwner.of(account)), BO)).paper();
        var hold = ((Holds.HoldResult.Held) bean(Holds.class).place("bo", account, Holds.HoldClaim.of(Hold.Kind.DISPUTE, "wrong"), BO))
                .hold();
        bean(ThirdPartyDesignees.class).designate(account, "Ned", Contact.email("ned@example.com", false), Language.ENGLISH, BO);
        bean(Holds.class).registerDevice(account, "oxygen", DAY, Actor.SYSTEM);
        ArrangementOffer.Countered countered = (ArrangementOffer.Countered) bean(Arrangements.class).counteroffer(account,
                ArrangementsFixture.request(Money.usd("1.00"), 40), BO);
        var request = bean(ArrangementExceptions.class).request("bo", account, countered, "", Language.ENGLISH, BO).orElseThrow();
        var handOff = bean(HandOffs.class).raise(new HandOffContext("bo", HandOffContext.Kind.HAND_OFF, Channel.VOICE, Optional.of(phone),
                Optional.of(SamplePerson.BO.id()), Optional.of(account),
                org.curbstop.accounts.VerificationLevel.PIN, "pay-bill", List.of(), List.of(), Language.ENGLISH, Optional.empty()));
        var bill = bean(BillDisputes.class).listDisputable(account, BO).getFirst();
        bean(BillDisputes.class).file("bo", account, new BillDisputeRequest(bill.id(), GrievanceMatter.Reason.USAGE,
                Optional.of(Money.usd("1.00")), "too high", Optional.empty(), Language.ENGLISH), BO);
        bean(Timeline.class).addNote(account, "called", SAM);
        bean(Timeline.class).add(new org.curbstop.cases.TimelineEntry("bo", Optional.of(account), Optional.of(phone), Channel.VOICE,
                org.curbstop.cases.TimelineEntry.EntryType.PAYMENT_TAKEN, "bo",
                Map.of("text", "rang"), Instant.parse("2026-11-21T10:00:00Z"), Optional.empty()));
        var outage = bean(ReportingAnOutage.class).report(
                new NewOutageReport("bo", ServiceType.ELECTRIC, Optional.of(account), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(phone), Set.of(), Channel.VOICE, Language.ENGLISH)).outage().orElseThrow();
        var notice = bean(Disconnections.class).findOpen(account, SAM).orElseThrow();
        return new AccessSubject(account, SamplePerson.BO.id(), new AccountNumber(bo.number()), placed.order().id(),
                placed.order().reference(), intake.id(), intake.reference(), phone,
                referral.id(), application.id(), document.id(), hold.id(), notice.id(), dees(), request.id(), handOff.id(), outage.id());
    }

    /** Makes an arrangement for Dee: one of Bo's would cancel his open disconnection notice. */
    private ArrangementId dees() {
        AccountId account = SamplePerson.DEE.accounts().getFirst().id();
        var arrangements = bean(Arrangements.class);
        ArrangementOffer.Granted granted = (ArrangementOffer.Granted) arrangements.extension(account, DAY, SAM);
        return ((Arrangements.AgreementResult.Agreed) arrangements.agree("dee", account, granted.schedule(), Language.ENGLISH, SAM))
                .arrangement().id();
    }

    private PlaceOrderResult.Placed ordered(AccountId account) {
        var orders = bean(Orders.class);
        var quote = ((OrderQuoteResult.Offered) orders.quote(visit(account), BO)).quote();
        AppointmentSlot slot = quote.visit().orElseThrow().slots().getFirst();
        return (PlaceOrderResult.Placed) orders.place("bo", new NewOrder(
                visit(account), org.curbstop.orders.OrderRequest.ServiceDates.startingOn(slot.day()), Optional.of(slot),
                Optional.of("+15035550102"), Language.ENGLISH), BO);
    }

    static org.curbstop.orders.OrderRequest visit(AccountId account) {
        return new org.curbstop.orders.OrderRequest.Visit(account, FieldTask.METER_ISSUE, Optional.empty());
    }

    static ReferralRequest referral(AccountId account, PersonId person) {
        return new ReferralRequest(account, Optional.of(person), "liheap", Optional.empty(),
                new ReferralConsent(ReferralConsent.TEXT_VERSION, Instant.parse("2026-11-22T10:00:00Z"), Channel.PORTAL, Language.ENGLISH),
                Optional.empty(), Optional.empty(), Language.ENGLISH);
    }

    static ApplicationRequest application(AccountId account, PersonId person) {
        return new ApplicationRequest(account, Optional.of(person), "medical-protection", Optional.empty(), Map.of(), Optional.empty(),
                Language.ENGLISH);
    }

    private static byte[] picture() {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
