package org.curbstop.web.bills;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.billing.Bill;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.grievances.BillDisputes;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.grievances.GrievanceOutcome;
import org.curbstop.grievances.GrievanceReview;
import org.curbstop.web.PortalViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BillDisputeViewTest extends PortalViewTest {

    private static final AccountId GUS = new AccountId("acct_100200971");
    private static final AccountId ADA = new AccountId("acct_100200302");
    private static final Actor SAM = Actor.staff("sam");

    private final Bills bills;
    private final BillDisputes disputes;
    private final GrievanceReview reviews;

    BillDisputeViewTest(@Autowired Bills bills, @Autowired BillDisputes disputes, @Autowired GrievanceReview reviews) {
        this.bills = bills;
        this.disputes = disputes;
        this.reviews = reviews;
    }

    private PersonId holder(AccountId account) {
        return accounts.find(account).orElseThrow().holder();
    }

    private Bill undisputed() {
        return disputes.listDisputable(GUS, SAM).getLast();
    }

    private void open(Bill bill, Locale language) {
        signInResident(holder(GUS), language);
        UI.getCurrent().navigate(BillsNavigation.dispute(bill.id()));
    }

    @Test
    void part_of_a_bill_is_disputed_after_a_confirmation() {
        Bill bill = undisputed();
        signInResident(holder(GUS), Locale.US);
        UI.getCurrent().navigate(BillsNavigation.bill(bill.id()));
        assertThat(text()).contains("Something wrong?");
        UI.getCurrent().navigate(BillsNavigation.dispute(bill.id()));
        press("Continue");
        assertThat(error("What is wrong?")).isEqualTo("Choose what is wrong.");
        enter("What is wrong?", GrievanceMatter.Reason.USAGE);
        enter("In your own words", "nobody was home");
        enter("What your meter shows now", "12");
        enter("How much of it is wrong", "99999");
        press("Continue");
        assertThat(error("What your meter shows now")).isEqualTo("Enter 4 to 8 digits.");
        assertThat(error("How much of it is wrong")).startsWith("Enter an amount above zero, at most");
        enter("What your meter shows now", "04512");
        enter("How much of it is wrong", "25");
        press("Continue");
        assertThat(text()).contains("Dispute the bill of", "$25.00", "Still due");
        assertThat(disputes.find(bill.id(), SAM)).as("nothing before the confirmation").isEmpty();
        press("File the dispute");
        Grievance filed = disputes.find(bill.id(), SAM).orElseThrow();
        assertThat(text()).contains("Your dispute is filed. You will hear from us by", "$25.00 of it is on hold");
        assertThat(((GrievanceMatter.BillDispute) filed.matter()).ownRead()).contains("04512");
        UI.getCurrent().navigate("my");
        assertThat(text()).as("on the home page").contains("dispute " + org.curbstop.common.ReferenceNumber.grouped(filed.number()));
    }

    @Test
    void the_decision_is_shown_with_how_to_appeal_in_spanish() {
        Bill bill = undisputed();
        open(bill, Locale.of("es", "US"));
        enter("¿Qué está mal?", GrievanceMatter.Reason.RATE);
        enter("En sus propias palabras", "el recargo no corresponde");
        press("Continuar");
        press("Presentar la disputa");
        assertThat(text()).contains("Su disputa está presentada");
        Grievance filed = disputes.find(bill.id(), SAM).orElseThrow();
        reviews.answer(filed.id(), GrievanceOutcome.NOT_UPHELD, Optional.empty(), "La tarifa es correcta.", SAM);
        open(bill, Locale.of("es", "US"));
        assertThat(text()).contains("No aceptada", "La tarifa es correcta.", "Oficina de Audiencias de Millbrook", "(503) 555-0196");
    }

    @Test
    void another_customers_bill_looks_like_an_unknown_bill() {
        signInResident(holder(GUS), Locale.US);
        for (String path : List.of(BillsNavigation.dispute(bills.list(ADA, 1).getFirst().id()), "my/bills/bill_00000000/dispute")) {
            UI.getCurrent().navigate(path);
            assertThat(text()).contains("There is nothing here");
        }
    }
}
