package org.curbstop.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.utility.ServiceType;

/**
 * One order, from the yes to the last thing done for it.
 *
 * @param key makes it one and the same order however often it is placed
 * @param reference nine digits that its owner reads out
 * @param accounts those it is about: the one it stops, the one it opens
 * @param place where it starts service, or else where it stops it or somebody comes
 */
public record ServiceOrder(
        OrderId id,
        long version,
        String key,
        String reference,
        OrderRequest wish,
        OrderRequest.ServiceDates days,
        OrderState state,
        Parties parties,
        List<AccountId> accounts,
        PremiseId place,
        Optional<Appointment> visit,
        AgreedTerms terms,
        FollowUp care,
        List<OutboxMessage> outbox)
        implements OutboxAggregate {

    public ServiceOrder {
        accounts = List.copyOf(accounts);
        outbox = List.copyOf(outbox);
    }

    /**
     * Who ordered it, and whom to notify.
     *
     * @param person the customer; for a new one the person that is made when the order is accepted
     * @param phone what a guest proves with the reference that the order is theirs
     */
    public record Parties(
            PersonId person, Optional<PhoneNumber> phone, Channel channel, Optional<String> confirmTo, Language language, Instant placed) {}

    /**
     * What it costs and does, as it was quoted.
     *
     * @param services of a start or a move those that begin, of a stop those that end
     * @param opens the account that a start or a move opens, or adds to
     * @param addsTo whether {@code opens} was there before
     * @param waived that staff let the deposit go
     */
    public record AgreedTerms(
            Set<ServiceType> services, Optional<AccountId> opens, boolean addsTo, Optional<AccountId> stops, Deposit.Quote deposit,
            Optional<Money> sameDayFee,
            Optional<Deposit.Waiver> waived) {
        public AgreedTerms {
            services = Set.copyOf(services);
        }

        AgreedTerms withWaiver(Deposit.Waiver waiver) {
            return new AgreedTerms(services, opens, addsTo, stops, deposit.waived(), sameDayFee, Optional.of(waiver));
        }
    }

    /**
     * A promised visit.
     *
     * @param reminded whether its owner was reminded
     * @param lateBy the delay in minutes that was last sent
     */
    public record Appointment(AppointmentSlot slot, boolean reminded, int lateBy, VisitReport report) {

        public static Appointment booked(AppointmentSlot slot) {
            return new Appointment(slot, false, 0, VisitReport.AWAITED);
        }

        public Appointment asReminded() {
            return new Appointment(slot, true, lateBy, report);
        }

        Appointment asLate(int minutes) {
            return new Appointment(slot, reminded, minutes, report);
        }

        public Appointment withReport(VisitReport said) {
            return new Appointment(slot, reminded, lateBy, said);
        }

        public boolean isUnreported() {
            return report == VisitReport.MISSING;
        }
    }

    /** What the field said of a visit. */
    public enum VisitReport {
        AWAITED,
        /** Nothing, and its day went by: staff are asked. */
        MISSING,
        DONE
    }

    /** When it must be processed again. */
    public record FollowUp(boolean open, Instant due) {
        public static final FollowUp NONE = new FollowUp(false, Instant.EPOCH);
    }

    public OrderRequest.Kind kind() {
        return wish.kind();
    }

    /** Whether nobody has proved who the customer is: staff see that first. */
    public boolean isOfUnknown() {
        return wish instanceof OrderRequest.Start start && start.applicant().isPresent();
    }

    public ServiceOrder withState(OrderState next) {
        return new ServiceOrder(id, version, key, reference, wish, days, next, parties, accounts, place, visit, terms,
                next.isOpen() ? care : FollowUp.NONE, outbox);
    }

    public ServiceOrder withDays(OrderRequest.ServiceDates next) {
        return new ServiceOrder(id, version, key, reference, wish, next, state, parties, accounts, place, visit, terms, care, outbox);
    }

    public ServiceOrder withVisit(Optional<Appointment> next) {
        return new ServiceOrder(id, version, key, reference, wish, days, state, parties, accounts, place, next, terms, care, outbox);
    }

    ServiceOrder withTerms(AgreedTerms next) {
        return new ServiceOrder(id, version, key, reference, wish, days, state, parties, accounts, place, visit, next, care, outbox);
    }

    public ServiceOrder withFollowUp(FollowUp next) {
        return new ServiceOrder(id, version, key, reference, wish, days, state, parties, accounts, place, visit, terms, next, outbox);
    }

    public ServiceOrder withEvents(List<OutboxMessage> events) {
        return new ServiceOrder(id, version, key, reference, wish, days, state, parties, accounts, place, visit, terms, care, events);
    }
}
