package org.curbstop.cis.postings;

import java.util.List;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.billing.BillingForTests;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.billing.LedgerEntryPosted;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.TestStore;

/** The customers of Millbrook with their ledger and its postings, which are created from its events. */
public final class PostingsForTests {

    final TestStore test;
    public final MillbrookCustomers millbrook;
    final BillingForTests billing;
    final PostingRepository repository;
    public final ExportingPostings exporting;
    public final AccountId ada;

    public PostingsForTests(TestStore test) {
        this.test = test;
        this.millbrook = new MillbrookCustomers(test);
        this.billing = BillingForTests.over(test.store(), millbrook.clock);
        this.repository = new PostingRepository(test.store(), millbrook.accounts, millbrook.clock);
        this.exporting = new ExportingPostings(repository, millbrook.clock);
        this.ada = millbrook.adas.id();
        var listener = new LedgerPostingListener(repository);
        test.listen(event -> {
            if (event instanceof LedgerEntryPosted posted) {
                listener.on(posted);
            }
        });
    }

    List<Posting> all() {
        test.told();
        return repository.listAfter(0, 1000);
    }

    LedgerEntry payment(String id, long cents) {
        return LedgerEntry.payment(id, ada, Money.usd(cents), millbrook.clock.instant());
    }

    /** Posts a payment and waits until its postings are created. */
    public void pay(String id, long cents) {
        billing.ledger().post(payment(id, cents));
        test.told();
    }
}
