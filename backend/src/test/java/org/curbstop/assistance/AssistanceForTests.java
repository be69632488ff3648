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

/** Assistance and the capabilities it needs over an empty database, with Millbrook's programs and two agencies. */
public final class AssistanceForTests {

    public static final Actor LENA = Actor.atWorkplace(Actor.Workplace.AGENCY, "lena", "desk");
    public static final Actor OTIS = Actor.atWorkplace(Actor.Workplace.AGENCY, "otis", "desk");

    public final MillbrookCustomers millbrook;
    public final Screening screening;
    public final Ledger ledger;
    public final AgencyMemberships agencies;
    public final AgencyDirectory directory;
    public final Referrals referrals;
    public final AgencyReferrals agencyReferrals;
    public final Actor dee;
    public final SentDocuments documents;
    public final AssistanceApplications applications;
    public final ApplicationReview applicationReview;
    public final PledgeProcessor pledges;

    public AssistanceForTests(TestStore test) {
        this(test, new MillbrookCustomers(test));
    }

    public AssistanceForTests(TestStore test, MillbrookCustomers millbrook) {
        Database database = test.store();
        this.millbrook = millbrook;
        this.dee = Actor.customer(Channel.TEXT, "+15035550104", millbrook.dee.id());
        this.screening = new Screening(
                ProgramFileReader.read(PolicyPack.named("millbrook").file("assistance"), SampleUtility.millbrook().languages()),
                IncomeTables.builtIn(),
                SampleUtility.millbrook(), millbrook.clock);
        var billing = new BillsForTests(database, millbrook.clock);
        this.ledger = billing.ledger;
        this.agencies = new AgencyMemberships(database, millbrook.audit);
        this.directory = new AgencyDirectory(database, agencies, millbrook.audit, millbrook.clock);
        var kept = new ReferralRepository(database);
        this.referrals = new Referrals(kept, screening, directory, millbrook.accounts, millbrook.audit, millbrook.clock);
        this.documents = SentDocumentsForTests.over(database, millbrook.accounts, millbrook.audit, millbrook.clock);
        var applied = new ApplicationRepository(database);
        this.applications = new AssistanceApplications(applied, screening, millbrook.accounts, documents, millbrook.audit, millbrook.clock);
        this.applicationReview = new ApplicationReview(applied, screening, ledger, millbrook.audit, millbrook.clock);
        this.agencyReferrals = new AgencyReferrals(kept, agencies, screening,
                new ReferralApplicantFactory(millbrook.accounts, billing.bills), millbrook.audit,
                millbrook.clock);
        this.pledges = new PledgeProcessor(kept, ledger, new AssistanceConfiguration.AssistanceProperties(45), millbrook.clock);
        directory.upsert(agency("mill-river-action", "Mill River Community Action", "liheap"));
        directory.upsert(agency("millbrook-home-repair", "Millbrook Home Repair", "leak-repair"));
        agencies.join("lena", "mill-river-action", Actor.SYSTEM);
        agencies.join("otis", "millbrook-home-repair", Actor.SYSTEM);
        test.listen(event -> {
            switch (event) {
                case ReferralChanged changed -> pledges.on(changed);
                case ApplicationChanged changed -> applicationReview.on(changed);
                default -> {}
            }
        });
    }

    public static Agency agency(String id, String name, String program) {
        var offer = new Agency.OfferedService(
                id + "-" + program, program, "", Agency.Status.ACTIVE, Set.of(program), Optional.empty(), List.of(), "", "", "",
                List.of("en", "es"),
                List.of(), List.of(), List.of(), Optional.empty());
        return new Agency(id, 0, name, "", Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(offer));
    }

    public ReferralRequest dees(String program) {
        return new ReferralRequest(
                millbrook.dees.id(), Optional.of(millbrook.dee.id()), program, Optional.empty(),
                new ReferralConsent(ReferralConsent.TEXT_VERSION, millbrook.clock.instant(), Channel.TEXT, Language.SPANISH),
                Optional.of(new Household(4, Optional.empty(), java.util.Map.of())), millbrook.dee.phone(), Language.SPANISH);
    }

    /** Sends the referral of Dee's household to Mill River. */
    public Referral refer() {
        return ((ReferralResult.Referred) referrals.refer("talk-1", dees("liheap"), dee)).referral();
    }
}
