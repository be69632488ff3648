package org.curbstop.billing.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.Sha256Digest;

/**
 * The amount that an account owes according to the CIS.
 *
 * @param ageing the amount split by due date; empty if the CIS does not give it or nothing is owed
 */
public record CisStatement(AccountId account, Money amount, Instant asOf, List<AgedDebt> ageing) {

    /** @param due empty if the amount is not billed yet or the date is unknown */
    public record AgedDebt(Money amount, Optional<LocalDate> due) {}

    public CisStatement {
        ageing = List.copyOf(ageing);
    }

    CisStatement notAfter(Instant now) {
        return asOf.isAfter(now) ? new CisStatement(account, amount, now, ageing) : this;
    }

    String digest() {
        var digest = new Sha256Digest().add(amount.toString()).add(asOf.toString());
        ageing.forEach(part -> digest.add(part.toString()));
        return digest.hex();
    }
}
