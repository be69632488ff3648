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
 * A service order, from confirmation to completion.
 *
 * @param key idempotency key: a repeated submission returns the same order
 * @param reference reference number of nine digits for the customer
 * @param accounts accounts concerned: the one it stops, the one it opens
 * @param place premise where it starts service, or else where service stops or the visit is
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
     * Who ordered it, and who is notified.
     *
     * @param person the customer; a new customer is created when the order is accepted
     * @param phone proves, with the reference, that an order is the guest's own
     */
    public record Parties(
            PersonId person, Optional<PhoneNumber> phone, Channel channel, Optional<String> confirmTo, Language language, Instant placed) {}

    /**
     * Price and effects of the order as quoted.
     *
     * @param services services that begin (start, move) or end (stop)
     * @param opens account that a start or a move opens or adds to
     * @param addsTo whether {@code opens} existed before
     * @param waived waiver of the deposit by staff
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
     * A booked visit.
     *
     * @param reminded whether the customer was reminded
     * @param lateBy last announced delay in minutes
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

    /** The crew's report on a visit. */
    public enum VisitReport {
        AWAITED,
        /** No report by the end of the day: staff are asked. */
        MISSING,
        DONE
    }

    /** When the order must be processed again. */
    public record FollowUp(boolean open, Instant due) {
        public static final FollowUp NONE = new FollowUp(false, Instant.EPOCH);
    }

    public OrderRequest.Kind kind() {
        return wish.kind();
    }

    /** Returns whether the customer is unverified; staff review such orders first. */
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
