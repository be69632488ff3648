package org.curbstop.cis.kinds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.PostingAcknowledgements;
import org.curbstop.billing.imports.CisBooks;
import org.curbstop.billing.imports.CisPayment;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportKind;
import org.curbstop.cis.RowFields;
import org.curbstop.cis.RowOutcome;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Imports payments in the books of the other system: those made elsewhere, and ours that it has posted. */
@Component
public final class PaymentImports extends ImportKind<PaymentImports.PaymentRow> {

    /** The other system's clock and its day may be ahead of ours. */
    private static final Duration MAX_AHEAD = Duration.ofDays(1);
    /** Length of a kind, the id of the money movement and the account id. */
    private static final int MAX_POSTING_ID = 200;

    private final AccountResolver accounts;
    private final CisBooks books;
    private final ObjectProvider<PostingAcknowledgements> acknowledgements;
    private final Ledger ledger;
    private final Clock clock;

    public PaymentImports(AccountResolver accounts, CisBooks books, ObjectProvider<PostingAcknowledgements> acknowledgements, Ledger ledger,
            Clock clock) {
        super(CisFileKind.PAYMENTS, List.of("account_number", "payment_number", "posted", "amount"), List.of("made_at", "posting_id"));
        this.accounts = accounts;
        this.books = books;
        this.acknowledgements = acknowledgements;
        this.ledger = ledger;
        this.clock = clock;
    }

    record PaymentRow(AccountNumber account, String number, Instant posted, Money amount, CisPayment.Origin origin,
            Optional<String> postingId) {}

    @Override
    public Optional<String> key(Map<String, String> fields) {
        return AccountResolver.key(fields, "payment_number");
    }

    @Override
    public Optional<PaymentRow> parse(String file, long line, RowFields fields) {
        Optional<AccountNumber> account = accounts.parse(fields);
        Optional<String> number = fields.required("payment_number", "a number of the payment, up to 60 characters", RowFields::reference);
        Optional<Instant> posted = fields.required("posted", RowFields.A_MOMENT + ", not in the future",
                text -> notInTheFuture(fields.moment(text, false)));
        Optional<Money> amount = fields.requiredMoney("amount");
        if (amount.filter(Money::isZero).isPresent()) {
            fields.error("amount", "an amount that is not zero");
        }
        // An unknown word is an error: as UNKNOWN, the payment could be matched with one of ours and not be counted.
        Optional<CisPayment.Origin> origin = fields.read("made_at", "counter, lockbox, mail, bank or online",
                text -> CisPayment.Origin.valueOf(text.toUpperCase(Locale.ROOT)));
        Optional<String> postingId = fields.read("posting_id", "the id of a posting from here",
                text -> RowFields.reference(text, MAX_POSTING_ID));
        return fields.errors().isEmpty()
                ? Optional.of(new PaymentRow(account.orElseThrow(), number.orElseThrow(), posted.orElseThrow(), amount.orElseThrow(),
                        origin.orElse(CisPayment.Origin.UNKNOWN), postingId))
                : Optional.empty();
    }

    /** Every later balance would be reduced by a payment of the future. */
    private Instant notInTheFuture(Instant posted) {
        if (posted.isAfter(clock.instant().plus(MAX_AHEAD))) {
            throw new IllegalArgumentException();
        }
        return posted;
    }

    @Override
    public List<RowOutcome> store(List<PaymentRow> rows, Optional<Long> generation) {
        Instant now = clock.instant();
        return accounts.store(rows, PaymentRow::account, row -> LocalDate.ofInstant(row.posted(), clock.getZone()),
                (row, id) -> resolve(row, id, now),
                payments -> books.addPayments(payments, generation).stream()
                        .map(fact -> CisFacts.outcome(fact, "payment_number",
                                "each payment once: this one was imported with other contents, and stays; what was taken back is a row of"
                                        + " its own with a negative amount"))
                        .toList());
    }

    private AccountResolver.Resolved<CisPayment> resolve(PaymentRow row, AccountId account, Instant now) {
        String entry = "";
        if (row.postingId().isPresent()) {
            Optional<String> ours = acknowledgements.stream().findFirst()
                    .flatMap(each -> each.ledgerEntry(row.postingId().get(), account));
            if (ours.isEmpty() || !ledger.isOf(ours.get(), account, row.amount().negated())) {
                return AccountResolver.Resolved.rejected("posting_id", "a posting to this account from here, of this amount");
            }
            entry = ours.get();
        }
        return AccountResolver.Resolved.of(new CisPayment(account, row.number(), row.posted(), row.amount(), row.origin(), entry, now));
    }
}
