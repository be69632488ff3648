package org.curbstop.billing.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.Sha256Digest;

/**
 * What the CIS says that an account owes.
 *
 * @param ageing its parts by due date, together the amount; empty where the CIS does not say, or nothing is owed
 */
public record CisStatement(AccountId account, Money amount, Instant asOf, List<AgedDebt> ageing) {

    /** @param due absent: not asked for yet, or not known */
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
