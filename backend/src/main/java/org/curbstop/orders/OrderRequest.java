package org.curbstop.orders;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Address;
import org.curbstop.common.AccountId;
import org.curbstop.common.PremiseId;
import org.curbstop.store.StoredAs;
import org.curbstop.utility.ServiceType;

/** Request for a service order. */
public sealed interface OrderRequest {

    /**
     * Starts service at a premise, for a new or an existing customer.
     *
     * @param applicant new applicant; empty if the customer is verified
     */
    @StoredAs("start")
    record Start(PremiseId premise, Set<ServiceType> services, Optional<Applicant> applicant) implements OrderRequest {
        public Start {
            services = Set.copyOf(services);
        }
    }

    /**
     * Ends service.
     *
     * @param services services to end; empty: all of the account
     * @param forwarding address for the final bill
     */
    @StoredAs("stop")
    record Stop(AccountId account, Set<ServiceType> services, Optional<Address> forwarding) implements OrderRequest {
        public Stop {
            services = Set.copyOf(services);
        }
    }

    /**
     * Moves service from one place to another in one order; both may have service for some days.
     *
     * @param services services wanted at the new place; empty: those of the old one, as far as supplied
     */
    @StoredAs("move")
    record Move(AccountId from, PremiseId to, Set<ServiceType> services, Optional<Address> forwarding) implements OrderRequest {
        public Move {
            services = Set.copyOf(services);
        }
    }

    /**
     * Books a visit to a premise with service.
     *
     * @param words the customer's remarks for the crew
     */
    @StoredAs("visit")
    record Visit(AccountId account, FieldTask task, Optional<String> words) implements OrderRequest {}

    default Kind kind() {
        return switch (this) {
            case Start start -> Kind.START;
            case Stop stop -> Kind.STOP;
            case Move move -> Kind.MOVE;
            case Visit visit -> Kind.VISIT;
        };
    }

    enum Kind { START, STOP, MOVE, VISIT }

    /** The chosen days; {@code start} is the first day of service, {@code stop} the last. */
    record ServiceDates(Optional<LocalDate> start, Optional<LocalDate> stop) {

        public static ServiceDates startingOn(LocalDate day) {
            return new ServiceDates(Optional.of(day), Optional.empty());
        }

        public static ServiceDates stoppingOn(LocalDate day) {
            return new ServiceDates(Optional.empty(), Optional.of(day));
        }

        /** Returns the first day on which work is due. */
        public LocalDate first() {
            return java.util.stream.Stream.concat(start.stream(), stop.stream()).min(java.util.Comparator.naturalOrder()).orElseThrow();
        }
    }
}
