package org.curbstop.orders;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Address;
import org.curbstop.common.AccountId;
import org.curbstop.common.PremiseId;
import org.curbstop.store.StoredAs;
import org.curbstop.utility.ServiceType;

/** What somebody wants done. */
public sealed interface OrderRequest {

    /**
     * Service at a place, for a new customer or for one who is known.
     *
     * @param applicant who, where it is no customer who has proved who they are
     */
    @StoredAs("start")
    record Start(PremiseId premise, Set<ServiceType> services, Optional<Applicant> applicant) implements OrderRequest {
        public Start {
            services = Set.copyOf(services);
        }
    }

    /**
     * The end of it.
     *
     * @param services empty: all that the account has
     * @param forwarding where the last bill goes
     */
    @StoredAs("stop")
    record Stop(AccountId account, Set<ServiceType> services, Optional<Address> forwarding) implements OrderRequest {
        public Stop {
            services = Set.copyOf(services);
        }
    }

    /**
     * From one place to another, in one order; for some days both may be served.
     *
     * @param services wanted at the new place; empty: the same as at the old one, as far as they are supplied
     */
    @StoredAs("move")
    record Move(AccountId from, PremiseId to, Set<ServiceType> services, Optional<Address> forwarding) implements OrderRequest {
        public Move {
            services = Set.copyOf(services);
        }
    }

    /**
     * A visit to a place that is served.
     *
     * @param words what the customer says about it, for whoever comes
     */
    @StoredAs("visit")
    record Visit(AccountId account, FieldTask task, Optional<String> words) implements OrderRequest {}

    /** What kind of order it makes. */
    default Kind kind() {
        return switch (this) {
            case Start start -> Kind.START;
            case Stop stop -> Kind.STOP;
            case Move move -> Kind.MOVE;
            case Visit visit -> Kind.VISIT;
        };
    }

    enum Kind { START, STOP, MOVE, VISIT }

    /** The days that were chosen. @param start first day of service, {@code stop} last day of it */
    record ServiceDates(Optional<LocalDate> start, Optional<LocalDate> stop) {

        public static ServiceDates startingOn(LocalDate day) {
            return new ServiceDates(Optional.of(day), Optional.empty());
        }

        public static ServiceDates stoppingOn(LocalDate day) {
            return new ServiceDates(Optional.empty(), Optional.of(day));
        }

        /** The day on which something is first to be done. */
        public LocalDate first() {
            return java.util.stream.Stream.concat(start.stream(), stop.stream()).min(java.util.Comparator.naturalOrder()).orElseThrow();
        }
    }
}
