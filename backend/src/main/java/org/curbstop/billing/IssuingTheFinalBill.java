package org.curbstop.billing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Address;
import org.curbstop.billing.LedgerEntry.EntryKind;
import org.curbstop.billing.tariff.Tariff;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.usage.MeterRead;
import org.curbstop.usage.MeterReads;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Creates the final bill of an account from the meter reads since the last bill. Days without a read are estimated and marked so. */
@Component
public final class IssuingTheFinalBill {

    private static final int RECENT_BILLS = 3;
    private static final int MAX_ENTRIES = 500;
    private static final Map<ServiceType, BillingMeasure> METERED =
            Map.of(ServiceType.ELECTRIC, BillingMeasure.ELECTRIC, ServiceType.WATER, BillingMeasure.WATER);
    private static final Set<EntryKind> PAID = EnumSet.of(EntryKind.PAYMENT, EntryKind.REFUND, EntryKind.DISPUTE);

    private final Tariff tariff;
    private final Bills bills;
    private final Ledger ledger;
    private final MeterReads meterReads;
    private final Clock clock;

    IssuingTheFinalBill(Tariff tariff, Bills bills, Ledger ledger, MeterReads meterReads, Clock clock) {
        this.tariff = tariff;
        this.bills = bills;
        this.ledger = ledger;
        this.meterReads = meterReads;
        this.clock = clock;
    }

    /** Returns whether each metered service was read on its last day or later. */
    public boolean isRead(AccountId account, Set<ServiceType> services, LocalDate lastDay) {
        List<MeterRead> last = meterReads.listSince(account, lastDay);
        return services.stream().filter(METERED::containsKey)
                .allMatch(service -> last.stream().anyMatch(read -> read.service() == service));
    }

    /**
     * Creates and issues the final bill from the end of the last bill on. Idempotent: the same id returns the same bill.
     *
     * @param services services that ended
     * @param mailTo where it is mailed; empty: where the customer's mail goes
     * @return empty if this tariff has made no bill yet, or if the last bill extends past {@code lastDay}; staff must make it
     */
    public Optional<Bill> issue(BillId id, AccountId account, Set<ServiceType> services, LocalDate lastDay, int daysToPay,
            Optional<Address> mailTo) {
        Optional<Bill> before = bills.find(id);
        if (before.isPresent()) {
            bills.issue(before.get()); // a crash may have come between storing and posting
            return before;
        }
        List<Bill> latest = bills.list(account, RECENT_BILLS).stream().filter(bill -> bill.basis().isPresent()).toList();
        if (latest.isEmpty() || lastDay.isBefore(latest.getFirst().period().until())
                || latest.getFirst().period().until().isBefore(tariff.firstDay())) {
            return Optional.empty();
        }
        Bill bill = bill(id, latest, services, new ServicePeriod(latest.getFirst().period().until(), lastDay.plusDays(1)), daysToPay)
                .mailedTo(mailTo);
        bills.issue(bill);
        return bills.find(id);
    }

    private Bill bill(BillId id, List<Bill> latest, Set<ServiceType> services, ServicePeriod period, int daysToPay) {
        Bill last = latest.getFirst();
        var common = new HashSet<>(last.basis().orElseThrow().services());
        common.retainAll(services);
        var dials = new EnumMap<ServiceType, MeteredUse>(ServiceType.class);
        Map<BillingMeasure, BigDecimal> measures = FinalBillEstimator.measures(latest, period);
        METERED.forEach((service, measure) -> {
            MeteredUse dial = meteredUse(service, measure, latest, period);
            dials.put(service, dial);
            measures.put(measure, dial.used());
        });
        dials.values().stream().map(MeteredUse::peak).filter(peak -> peak.signum() > 0).reduce(BigDecimal::max)
                .ifPresent(peak -> measures.put(BillingMeasure.DEMAND, peak));
        BillingDeterminants determinants = last.basis().orElseThrow().withServices(common).withPeriod(period, measures);
        List<MeterUsage> meters = last.meters().stream().filter(meter -> common.contains(meter.service()))
                .flatMap(meter -> Optional.ofNullable(dials.get(meter.service())).map(dial -> new MeterUsage(
                        meter.meter(), meter.service(), meter.after(), meter.after().add(dial.used()), dial.used(), meter.unit(),
                        dial.estimated())).stream())
                .toList();
        LocalDate today = LocalDate.now(clock);
        Money balance = ledger.balance(last.account());
        Money payments = paidSince(last);
        // Other entries since the last bill, such as fees, are already in the ledger and count as previous balance.
        return Bill.of(id, last.account(), today, today.plusDays(daysToPay), determinants, meters, tariff.lines(determinants),
                balance.minus(payments), payments);
    }

    /** @param estimated whether some days have no read */
    private record MeteredUse(BigDecimal used, BigDecimal peak, boolean estimated) {}

    private MeteredUse meteredUse(ServiceType service, BillingMeasure measure, List<Bill> latest, ServicePeriod period) {
        List<MeterRead> shown = meterReads.listSince(latest.getFirst().account(), period.from().plusDays(1)).stream()
                .filter(read -> read.service() == service && !read.date().isAfter(period.until()))
                .toList();
        BigDecimal read = shown.stream().map(MeterRead::used).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal peak = shown.stream().map(MeterRead::peak).reduce(BigDecimal.ZERO, BigDecimal::max);
        LocalDate until = shown.stream().map(MeterRead::date).max(LocalDate::compareTo).orElse(period.from());
        boolean whole = !until.isBefore(period.lastDay());
        BigDecimal rest = whole ? BigDecimal.ZERO
                : FinalBillEstimator.measures(latest, new ServicePeriod(until, period.until())).getOrDefault(measure, BigDecimal.ZERO);
        return new MeteredUse(read.add(rest), peak, !whole || shown.stream().anyMatch(MeterRead::estimated));
    }

    private Money paidSince(Bill last) {
        Instant since = last.issued().atStartOfDay(clock.getZone()).toInstant();
        return Money.sum(tariff.currency(), ledger.entries(last.account(), MAX_ENTRIES, Optional.empty()).stream()
                .filter(entry -> PAID.contains(entry.kind()) && !entry.at().isBefore(since))
                .map(LedgerEntry::amount)
                .toList());
    }
}
