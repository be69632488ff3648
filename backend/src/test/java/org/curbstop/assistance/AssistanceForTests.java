package org.curbstop.assistance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Neighbours;
import org.curbstop.billing.BillsForTests;
import org.curbstop.billing.Ledger;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.papers.Papers;
import org.curbstop.papers.PapersForTests;
import org.curbstop.policies.PolicyPack;
import org.curbstop.store.Store;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;

/** Everything of this capability over an empty database, with Millbrook's programmes and two agencies, and the people next door. */
public final class AssistanceForTests {

    public static final Asker LENA = Asker.at(Asker.Place.AGENCY, "lena", "desk");
    public static final Asker OTIS = Asker.at(Asker.Place.AGENCY, "otis", "desk");

    public final Neighbours town;
    public final Screening screening;
    public final Ledger ledger;
    public final Agencies agencies;
    public final Directory directory;
    public final Referrals referrals;
    public final AgencyDesk desk;
    public final Asker dee;
    public final Papers papers;
    public final ReferralPapers referralPapers;
    public final Applications applications;
    public final Deciding deciding;
    final Pledges pledges;

    public AssistanceForTests(TestStore test) {
        this(test, new Neighbours(test));
    }

    public AssistanceForTests(TestStore test, Neighbours town) {
        Store store = test.store();
        this.town = town;
        this.dee = Asker.customer(Channel.TEXT, "+15035550104", town.dee.id());
        this.screening = new Screening(
                Programmes.read(PolicyPack.named("millbrook").file("assistance"), SampleUtility.millbrook().languages()), IncomeTables.builtIn(),
                SampleUtility.millbrook(), town.clock);
        var billing = new BillsForTests(store, town.clock);
        this.ledger = billing.ledger;
        this.agencies = new Agencies(store, town.audit);
        this.directory = new Directory(store, agencies, town.audit, town.clock);
        var kept = new ReferralStore(store);
        this.referrals = new Referrals(kept, screening, directory, town.accounts, town.audit, town.clock);
        var vouching = new java.util.concurrent.atomic.AtomicReference<ReferralPapers>();
        this.papers = PapersForTests.over(store, town.accounts, town.audit, town.clock, (paper, agency) -> vouching.get().vouchesFor(paper, agency));
        this.referralPapers = new ReferralPapers(kept, screening, town.accounts, agencies, papers, town.clock);
        vouching.set(referralPapers);
        var applied = new ApplicationStore(store);
        this.applications = new Applications(applied, screening, town.accounts, papers, town.audit, town.clock);
        this.deciding = new Deciding(applied, screening, town.accounts, ledger, town.audit, town.clock);
        this.desk = new AgencyDesk(kept, agencies, screening, new Applicants(town.accounts, billing.bills), town.audit, town.clock);
        this.pledges = new Pledges(kept, ledger, new AssistanceSetUp.Settings(45), town.clock);
        directory.put(agency("mill-river-action", "Mill River Community Action", "liheap"));
        directory.put(agency("millbrook-home-repair", "Millbrook Home Repair", "leak-repair"));
        agencies.join("lena", "mill-river-action", Asker.SYSTEM);
        agencies.join("otis", "millbrook-home-repair", Asker.SYSTEM);
        test.listen(event -> {
            switch (event) {
                case ReferralChanged changed -> pledges.on(changed);
                case ApplicationChanged changed -> deciding.on(changed);
                default -> {}
            }
        });
    }

    public static Agency agency(String id, String name, String programme) {
        var offer = new Agency.Offer(
                id + "-" + programme, programme, "", Agency.Status.ACTIVE, Set.of(programme), Optional.empty(), List.of(), "", "", "", List.of("en", "es"),
                List.of(), List.of(), List.of(), Optional.empty());
        return new Agency(id, 0, name, "", Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(offer));
    }

    public NewReferral dees(String programme) {
        return new NewReferral(
                town.dees.id(), Optional.of(town.dee.id()), programme, Optional.empty(),
                new Consent(Consent.TEXT, town.clock.instant(), Channel.TEXT, Language.SPANISH),
                Optional.of(new Household(4, Optional.empty(), java.util.Map.of())), town.dee.phone(), Language.SPANISH);
    }

    /** Dee's household at Mill River, sent. */
    public Referral refer() {
        return ((Referring.Referred) referrals.refer("talk-1", dees("liheap"), dee)).referral();
    }
}
