package org.curbstop.grievances;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.audit.AuditTrail;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillsForTests;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;

/** Bill disputes and complaints over a test's database; decisions reach the ledger. */
public final class GrievancesForTests {

    public final BillDisputes disputes;
    public final GrievanceReview review;
    public final Complaints complaints;
    final GrievanceDeadlineJob job;
    final GrievanceRepository repository;

    public GrievancesForTests(TestStore test, Accounts accounts, BillsForTests bills, AuditTrail audit, Clock clock) {
        repository = new GrievanceRepository(test.store());
        disputes = new BillDisputes(repository, accounts, bills.bills, SampleUtility.millbrook(), audit, clock);
        complaints = new Complaints(repository, SampleUtility.millbrook(), audit, clock);
        review = new GrievanceReview(repository, bills.ledger, SampleUtility.millbrook(), audit, clock);
        job = new GrievanceDeadlineJob(repository, SampleUtility.millbrook(), clock);
        test.listen(event -> {
            if (event instanceof GrievanceAnswered answered) {
                review.on(answered);
            }
        });
    }

    /** @param amount the disputed part; empty: the whole bill */
    public Grievance dispute(String key, Bill bill, Optional<String> amount, Actor actor) {
        var request = new BillDisputeRequest(bill.id(), GrievanceMatter.Reason.USAGE, amount.map(Money::usd), "far too high",
                Optional.of("04512"), Language.ENGLISH);
        return ((BillDisputeResult.Filed) disputes.file(key, bill.account(), request, actor)).dispute();
    }

    public List<Grievance> open(Actor staff) {
        return review.listOpen(Optional.empty(), 50, staff);
    }
}
