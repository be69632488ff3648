package org.curbstop.cis.kinds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.billing.imports.CisBooks;
import org.curbstop.billing.imports.CisStatement;
import org.curbstop.billing.imports.CisStatement.AgedDebt;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportKind;
import org.curbstop.cis.RowFields;
import org.curbstop.cis.RowOutcome;
import org.curbstop.common.Money;
import org.springframework.stereotype.Component;

/** Imports the balance of each account with its aging. */
@Component
public final class BalanceImports extends ImportKind<BalanceImports.BalanceRow> {

    private static final List<String> BUCKETS = List.of("past_due_1_30", "past_due_31_60", "past_due_61_90", "past_due_over_90");
    /** Minimum age in days of the debt in each bucket: nobody is dunned for days that a debt may not have. */
    private static final int[] YOUNGEST_DAYS = {1, 31, 61, 91};

    private final AccountResolver accounts;
    private final CisBooks books;
    private final Clock clock;

    public BalanceImports(AccountResolver accounts, CisBooks books, Clock clock) {
        super(CisFileKind.BALANCES, List.of("account_number", "balance", "as_of"),
                List.of("not_due", "due", "past_due_1_30", "past_due_31_60", "past_due_61_90", "past_due_over_90", "past_due",
                        "past_due_since"));
        this.accounts = accounts;
        this.books = books;
        this.clock = clock;
    }

    record BalanceRow(AccountNumber account, Money balance, Instant asOf, List<AgedDebt> ageing) {}

    @Override
    public Optional<BalanceRow> parse(String file, long line, RowFields fields) {
        Optional<AccountNumber> account = accounts.parse(fields);
        Optional<Money> balance = fields.requiredMoney("balance");
        Optional<Instant> asOf = fields.required("as_of", RowFields.A_MOMENT + ", not in the future", text -> notInTheFuture(fields, text));
        if (!fields.errors().isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = RowFields.day(fields.text("as_of").orElseThrow().substring(0, 10));
        return Optional.of(new BalanceRow(account.orElseThrow(), balance.orElseThrow(), asOf.orElseThrow(),
                ageing(fields, balance.orElseThrow(), day)));
    }

    /** A balance of today is as of the end of the day, which is in the future: later movements of the day are not added to it. */
    private Instant notInTheFuture(RowFields fields, String text) {
        Instant start = fields.moment(text, false);
        if (start.isAfter(clock.instant())) {
            throw new IllegalArgumentException();
        }
        return fields.moment(text, true);
    }

    /** Parses the aging. If it is invalid, the balance is imported without it: owed, but past due only as far as bills show. */
    private static List<AgedDebt> ageing(RowFields fields, Money balance, LocalDate day) {
        Optional<LocalDate> due = fields.part("due", RowFields.A_DATE, RowFields::day);
        Optional<LocalDate> since = fields.part("past_due_since", RowFields.A_DATE, RowFields::day);
        var parts = new ArrayList<AgedDebt>();
        Optional<Money> notDue = fields.part("not_due", RowFields.AN_AMOUNT, fields::amount);
        Optional<Money> pastDue = fields.part("past_due", RowFields.AN_AMOUNT, fields::amount);
        boolean buckets = false;
        for (int i = 0; i < BUCKETS.size(); i++) {
            LocalDate youngest = day.minusDays(YOUNGEST_DAYS[i]);
            Optional<Money> amount = fields.part(BUCKETS.get(i), RowFields.AN_AMOUNT, fields::amount);
            buckets |= amount.isPresent();
            amount.filter(each -> !each.isZero()).ifPresent(each -> parts.add(new AgedDebt(each, Optional.of(youngest))));
        }
        if (!buckets && pastDue.isEmpty() && notDue.isEmpty() && due.isEmpty() || !fields.parts().isEmpty() || !balance.isPositive()) {
            return List.of();
        }
        if (!buckets) {
            pastDue.filter(Money::isPositive)
                    .ifPresent(each -> parts.add(new AgedDebt(each, since.or(() -> Optional.of(day.minusDays(1))))));
        }
        Money late = Money.sum(balance.currency(), parts.stream().map(AgedDebt::amount).toList());
        Money rest = notDue.orElse(balance.minus(late));
        if (!late.plus(rest).equals(balance) || rest.isNegative() || parts.stream().anyMatch(each -> each.amount().isNegative())) {
            fields.partError(buckets ? BUCKETS.getFirst() : "past_due",
                    "not_due and the past due amounts to add up to balance, none of them negative; the balance was taken without them");
            return List.of();
        }
        if (rest.isPositive()) {
            parts.add(new AgedDebt(rest, due));
        }
        return parts;
    }

    @Override
    public List<RowOutcome> store(List<BalanceRow> rows, Optional<Long> generation) {
        Instant now = clock.instant();
        return accounts.store(rows, BalanceRow::account, row -> LocalDate.ofInstant(row.asOf().minusMillis(1), clock.getZone()),
                (row, id) -> AccountResolver.Resolved.of(new CisStatement(id, row.balance(), row.asOf(), row.ageing())),
                statements -> books.addStatements(statements, now, generation).stream()
                        .map(fact -> CisFacts.outcome(fact, "balance", "each account once for one as_of; another row has another balance"))
                        .toList());
    }
}
