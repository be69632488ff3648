package org.curbstop.assistance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.assistance.applications.ApplicationRepository;
import org.curbstop.assistance.applications.ApplicationReview;
import org.curbstop.assistance.applications.AssistanceApplications;
import org.curbstop.assistance.directory.Agency;
import org.curbstop.assistance.directory.AgencyDirectory;
import org.curbstop.assistance.directory.AgencyMemberships;
import org.curbstop.assistance.referrals.AgencyReferrals;
import org.curbstop.assistance.referrals.PledgeProcessor;
import org.curbstop.assistance.referrals.Referral;
import org.curbstop.assistance.referrals.ReferralApplicantFactory;
import org.curbstop.assistance.referrals.ReferralConsent;
import org.curbstop.assistance.referrals.ReferralDocuments;
import org.curbstop.assistance.referrals.ReferralRepository;
import org.curbstop.assistance.referrals.ReferralRequest;
import org.curbstop.assistance.referrals.ReferralResult;
import org.curbstop.assistance.referrals.Referrals;
import org.curbstop.assistance.screening.IncomeTables;
import org.curbstop.assistance.screening.ProgramFileReader;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.billing.BillsForTests;
import org.curbstop.billing.Ledger;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.documents.SentDocuments;
import org.curbstop.documents.SentDocumentsForTests;
import org.curbstop.policies.PolicyPack;
import org.curbstop.store.Database;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;

/** Everything of this capability over an empty database, with Millbrook's programmes and two agencies, and the people next door. */
public final class AssistanceForTests {

    public static final Actor LENA = Actor.atWorkplace(Actor.Workplace.AGENCY, "lena", "desk");
    public static final Actor OTIS = Actor.atWorkplace(Actor.Workplace.AGENCY, "otis", "desk");

    public final MillbrookCustomers town;
    public final Screening screening;
    public final Ledger ledger;
    public final AgencyMemberships agencies;
    public final AgencyDirectory directory;
    public final Referrals referrals;
    public final AgencyReferrals desk;
    public final Actor dee;
    public final SentDocuments papers;
    public final ReferralDocuments referralPapers;
    public final AssistanceApplications applications;
    public final ApplicationReview deciding;
    public final PledgeProcessor pledges;

    public AssistanceForTests(TestStore test) {
        this(test, new MillbrookCustomers(test));
    }

    public AssistanceForTests(TestStore test, MillbrookCustomers town) {
        Database database = test.store();
        this.town = town;
        this.dee = Actor.customer(Channel.TEXT, "+15035550104", town.dee.id());
        this.screening = new Screening(
                ProgramFileReader.read(PolicyPack.named("millbrook").file("assistance"), SampleUtility.millbrook().languages()),
                IncomeTables.builtIn(),
                SampleUtility.millbrook(), town.clock);
        var billing = new BillsForTests(database, town.clock);
        this.ledger = billing.ledger;
        this.agencies = new AgencyMemberships(database, town.audit);
        this.directory = new AgencyDirectory(database, agencies, town.audit, town.clock);
        var kept = new ReferralRepository(database);
        this.referrals = new Referrals(kept, screening, directory, town.accounts, town.audit, town.clock);
        var vouching = new java.util.concurrent.atomic.AtomicReference<ReferralDocuments>();
        this.papers = SentDocumentsForTests.over(database, town.accounts, town.audit, town.clock,
                (paper, agency) -> vouching.get().grantsAccess(paper, agency));
        this.referralPapers = new ReferralDocuments(kept, screening, town.accounts, agencies, papers, town.clock);
        vouching.set(referralPapers);
        var applied = new ApplicationRepository(database);
        this.applications = new AssistanceApplications(applied, screening, town.accounts, papers, town.audit, town.clock);
        this.deciding = new ApplicationReview(applied, screening, town.accounts, ledger, town.audit, town.clock);
        this.desk = new AgencyReferrals(kept, agencies, screening, new ReferralApplicantFactory(town.accounts, billing.bills), town.audit,
                town.clock);
        this.pledges = new PledgeProcessor(kept, ledger, new AssistanceConfiguration.AssistanceProperties(45), town.clock);
        directory.upsert(agency("mill-river-action", "Mill River Community Action", "liheap"));
        directory.upsert(agency("millbrook-home-repair", "Millbrook Home Repair", "leak-repair"));
        agencies.join("lena", "mill-river-action", Actor.SYSTEM);
        agencies.join("otis", "millbrook-home-repair", Actor.SYSTEM);
        test.listen(event -> {
            switch (event) {
                case ReferralChanged changed -> pledges.on(changed);
                case ApplicationChanged changed -> deciding.on(changed);
                default -> {}
            }
        });
    }

    public static Agency agency(String id, String name, String programme) {
        var offer = new Agency.OfferedService(
                id + "-" + programme, programme, "", Agency.Status.ACTIVE, Set.of(programme), Optional.empty(), List.of(), "", "", "",
                List.of("en", "es"),
                List.of(), List.of(), List.of(), Optional.empty());
        return new Agency(id, 0, name, "", Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(offer));
    }

    public ReferralRequest dees(String programme) {
        return new ReferralRequest(
                town.dees.id(), Optional.of(town.dee.id()), programme, Optional.empty(),
                new ReferralConsent(ReferralConsent.TEXT_VERSION, town.clock.instant(), Channel.TEXT, Language.SPANISH),
                Optional.of(new Household(4, Optional.empty(), java.util.Map.of())), town.dee.phone(), Language.SPANISH);
    }

    /** Dee's household at Mill River, sent. */
    public Referral refer() {
        return ((ReferralResult.Referred) referrals.refer("talk-1", dees("liheap"), dee)).referral();
    }
}
