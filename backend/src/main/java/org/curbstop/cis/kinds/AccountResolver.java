package org.curbstop.cis.kinds;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.imports.AccountNumberLookup;
import org.curbstop.accounts.imports.AccountNumberLookup.NumberHolders;
import org.curbstop.cis.RowFields;
import org.curbstop.cis.RowOutcome;
import org.curbstop.common.AccountId;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Resolves the account of a row. */
@Component
public final class AccountResolver {

    static final String FIELD = "account_number";

    private static final String AN_ACCOUNT = "the number of an account that was imported; import accounts first";

    private final AccountNumberLookup lookup;
    private final Utility utility;

    public AccountResolver(AccountNumberLookup lookup, Utility utility) {
        this.lookup = lookup;
        this.utility = utility;
    }

    Optional<AccountNumber> parse(RowFields fields) {
        return fields.required(FIELD, "an account number", text -> utility.accountNumbers().parse(text).map(AccountNumber::new)
                .orElseGet(() -> AccountRowParser.oldNumber(text)));
    }

    /** Returns the key of a fact that is numbered within its account. */
    static Optional<String> key(Map<String, String> fields, String number) {
        return fields.containsKey(FIELD) && fields.containsKey(number) ? Optional.of(fields.get(FIELD) + "/" + fields.get(number))
                : Optional.empty();
    }

    /** A row with its resolved account: the fact to store, or the outcome if there is none. */
    record Resolved<F>(Optional<F> fact, RowOutcome otherwise) {

        static <F> Resolved<F> of(F fact) {
            return new Resolved<>(Optional.of(fact), RowOutcome.of(RowOutcome.RowResult.SAME));
        }

        static <F> Resolved<F> rejected(String field, String expected) {
            return new Resolved<>(Optional.empty(), RowOutcome.rejected(field, expected));
        }
    }

    /**
     * Stores the rows whose account exists, and rejects the others. If the number was given to another customer, a row belongs to the
     * account that had it on the row's day.
     *
     * @param add stores facts and returns an outcome for each, in order
     */
    <R, F> List<RowOutcome> store(List<R> rows, Function<R, AccountNumber> number, Function<R, LocalDate> day,
            BiFunction<R, AccountId, Resolved<F>> resolve, Function<List<F>, List<RowOutcome>> add) {
        Map<AccountNumber, NumberHolders> accounts = lookup.find(rows.stream().map(number).distinct().toList());
        List<Resolved<F>> resolved = rows.stream().map(row -> Optional.ofNullable(accounts.get(number.apply(row)))
                .map(holders -> resolve.apply(row, holders.on(day.apply(row))))
                .orElseGet(() -> Resolved.rejected(FIELD, AN_ACCOUNT))).toList();
        List<F> facts = resolved.stream().flatMap(each -> each.fact().stream()).toList();
        Iterator<RowOutcome> stored = (facts.isEmpty() ? List.<RowOutcome>of() : add.apply(facts)).iterator();
        return resolved.stream().map(each -> each.fact().isPresent() ? stored.next() : each.otherwise()).toList();
    }
}
