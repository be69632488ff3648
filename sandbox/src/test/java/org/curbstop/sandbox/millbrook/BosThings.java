package org.curbstop.sandbox.millbrook;

import static org.curbstop.sandbox.millbrook.Looks.BO;
import static org.curbstop.sandbox.millbrook.Looks.DAY;
import static org.curbstop.sandbox.millbrook.Looks.SAM;

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
import org.curbstop.accounts.Designees;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.AskingStaff;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.Holds;
import org.curbstop.arrangements.Offer;
import org.curbstop.arrangements.Wish;
import org.curbstop.assistance.Applications;
import org.curbstop.assistance.Applying;
import org.curbstop.assistance.Consent;
import org.curbstop.assistance.NewApplication;
import org.curbstop.assistance.NewReferral;
import org.curbstop.assistance.Referrals;
import org.curbstop.assistance.Referring;
import org.curbstop.cases.HandOffs;
import org.curbstop.cases.Packet;
import org.curbstop.cases.Timeline;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.Intake;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.Orders;
import org.curbstop.orders.Placing;
import org.curbstop.orders.Quoted;
import org.curbstop.orders.Slot;
import org.curbstop.orders.Task;
import org.curbstop.outages.NewReport;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.papers.NewPaper;
import org.curbstop.papers.Owner;
import org.curbstop.papers.Papers;
import org.curbstop.utility.UtilityService;
import org.springframework.context.ApplicationContext;

/** One of everything that a customer can have, of Bo's. */
final class BosThings {

    private final ApplicationContext town;

    BosThings(ApplicationContext town) {
        this.town = town;
    }

    private <T> T bean(Class<T> type) {
        return town.getBean(type);
    }

    Subject settled() {
        Customer bo = People.BO.accounts().getFirst();
        AccountId account = bo.id();
        var phone = new PhoneNumber("+15035550102");
        Placing.Placed placed = ordered(account);
        IntakeRequest intake = bean(Intake.class).apply("bo", new IntakeRequest.Wanted(IntakeRequest.Kind.COMMERCIAL, "Bo's Boats", phone, Optional.empty(), "Mill dock",
                Set.of(UtilityService.WATER), Optional.empty(), "", Language.ENGLISH), List.of(), BO);
        var referral = ((Referring.Referred) bean(Referrals.class).refer("bo", referral(account, People.BO.id()), BO)).referral();
        var application = ((Applying.Done) bean(Applications.class).apply("bo", application(account, People.BO.id()), BO)).application();
        var paper = ((Papers.Answer.Kept) bean(Papers.class).keep(new NewPaper("bo", "a.png", picture(), Owner.of(account)), BO)).paper();
        var hold = ((Holds.Answer.Held) bean(Holds.class).place("bo", account, Holds.Claim.of(Hold.Kind.DISPUTE, "wrong"), BO)).hold();
        bean(Designees.class).name(account, "Ned", Contact.email("ned@example.com", false), Language.ENGLISH, BO);
        bean(Holds.class).registerDevice(account, "oxygen", DAY, Asker.SYSTEM);
        Offer.Countered countered = (Offer.Countered) bean(Arrangements.class).counter(account, Wish.payments(Money.usd("1.00"), 40), BO);
        var request = bean(AskingStaff.class).ask("bo", account, countered, "", Language.ENGLISH, BO).orElseThrow();
        var handOff = bean(HandOffs.class).raise(new Packet("bo", Packet.Kind.HAND_OFF, Channel.VOICE, Optional.of(phone), Optional.of(People.BO.id()), Optional.of(account),
                org.curbstop.accounts.Level.PIN, "pay-bill", List.of(), List.of(), Language.ENGLISH, Optional.empty()));
        bean(Timeline.class).note(account, "called", SAM);
        bean(Timeline.class).add(new org.curbstop.cases.Moment("bo", Optional.of(account), Optional.of(phone), Channel.VOICE, org.curbstop.cases.Moment.What.PAYMENT_TAKEN, "bo",
                Map.of("text", "rang"), Instant.parse("2026-11-21T10:00:00Z"), Optional.empty()));
        var outage = bean(ReportingAnOutage.class).report(new NewReport("bo", UtilityService.ELECTRIC, Optional.of(account), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(phone), Set.of(), Channel.VOICE, Language.ENGLISH)).outage().orElseThrow();
        var notice = bean(Disconnections.class).notice(account, SAM).orElseThrow();
        return new Subject(account, People.BO.id(), new AccountNumber(bo.number()), placed.order().id(), placed.order().reference(), intake.id(), intake.reference(), phone,
                referral.id(), application.id(), paper.id(), hold.id(), notice.id(), dees(), request.id(), handOff.id(), outage.id());
    }

    /** Bo has a notice out, which an arrangement of his would lift: this one is Dee's. */
    private ArrangementId dees() {
        AccountId account = People.DEE.accounts().getFirst().id();
        var arrangements = bean(Arrangements.class);
        Offer.Granted granted = (Offer.Granted) arrangements.extension(account, DAY, SAM);
        return ((Arrangements.Agreement.Agreed) arrangements.agree("dee", account, granted.schedule(), Language.ENGLISH, SAM)).arrangement().id();
    }

    private Placing.Placed ordered(AccountId account) {
        var orders = bean(Orders.class);
        var quote = ((Quoted.Offered) orders.quote(visit(account), BO)).quote();
        Slot slot = quote.visit().orElseThrow().slots().getFirst();
        return (Placing.Placed) orders.place("bo", new NewOrder(
                visit(account), org.curbstop.orders.Wish.Days.starting(slot.day()), Optional.of(slot), Optional.of("+15035550102"), Language.ENGLISH), BO);
    }

    static org.curbstop.orders.Wish visit(AccountId account) {
        return new org.curbstop.orders.Wish.Visit(account, Task.METER_ISSUE, Optional.empty());
    }

    static NewReferral referral(AccountId account, PersonId person) {
        return new NewReferral(account, Optional.of(person), "liheap", Optional.empty(),
                new Consent(Consent.TEXT, Instant.parse("2026-11-22T10:00:00Z"), Channel.PORTAL, Language.ENGLISH), Optional.empty(), Optional.empty(), Language.ENGLISH);
    }

    static NewApplication application(AccountId account, PersonId person) {
        return new NewApplication(account, Optional.of(person), "medical-protection", Optional.empty(), Map.of(), Optional.empty(), Language.ENGLISH);
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
