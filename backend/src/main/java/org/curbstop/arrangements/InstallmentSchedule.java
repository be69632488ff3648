package org.curbstop.arrangements;

import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/** Installments in order of their due dates, which are all different. */
public record InstallmentSchedule(List<Installment> installments) {

    public InstallmentSchedule {
        installments = List.copyOf(installments);
        if (installments.isEmpty()) {
            throw new InvalidValueException("invalid.schedule", "at least one payment");
        }
        for (int i = 1; i < installments.size(); i++) {
            if (!installments.get(i - 1).due().isBefore(installments.get(i).due())) {
                throw new InvalidValueException("invalid.schedule", "payments on days that come one after the other");
            }
        }
    }

    public static InstallmentSchedule of(Installment... installments) {
        return new InstallmentSchedule(List.of(installments));
    }

    public Installment first() {
        return installments.getFirst();
    }

    public Installment last() {
        return installments.getLast();
    }

    public int size() {
        return installments.size();
    }

    public Money total() {
        return Money.sum(first().amount().currency(), installments.stream().map(Installment::amount).toList());
    }

    /**
     * Returns the smallest installment between the first and the last, since the last may be a remainder; if there is none between, the
     * last.
     */
    public Money smallestInstallment() {
        return installments.subList(Math.min(1, size() - 1), Math.max(1, size() - 1)).stream().map(Installment::amount)
                .min(Money::compareTo)
                .orElse(last().amount());
    }

    /** Returns the amount that fell due before {@code day}; a payment is on time on its due date. */
    public Money dueBefore(LocalDate day) {
        return Money.sum(first().amount().currency(),
                installments.stream().filter(each -> each.due().isBefore(day)).map(Installment::amount).toList());
    }
}
