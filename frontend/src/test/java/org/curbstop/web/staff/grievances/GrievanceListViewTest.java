package org.curbstop.web.staff.grievances;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.grievances.Complaints;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.grievances.GrievanceReview;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class GrievanceListViewTest extends ViewTest {

    private static final Actor SAM = Actor.staff("sam");

    private final Complaints complaints;
    private final GrievanceReview reviews;
    private final Clock clock;

    GrievanceListViewTest(@Autowired Complaints complaints, @Autowired GrievanceReview reviews, @Autowired Clock clock) {
        this.complaints = complaints;
        this.reviews = reviews;
        this.clock = clock;
    }

    private Grievance complaint() {
        return complaints.file("list:" + UUID.randomUUID(), GrievanceMatter.Subject.WEBSITE, "slow", Optional.empty(), Language.ENGLISH,
                Actor.anonymous(Channel.PAGE, UUID.randomUUID().toString())).orElseThrow();
    }

    private void closeAll() {
        List<Grievance> open;
        do {
            open = reviews.listOpen(Optional.empty(), 100, SAM).stream().filter(each -> each.matter().onHold().isEmpty()).toList();
            open.forEach(each -> reviews.close(each.id(), "not this one", SAM));
        } while (!open.isEmpty());
    }

    @Test
    void an_empty_list_says_what_will_appear_in_both_languages() {
        signIn("sam", Locale.US, UserRole.STAFF);
        create(GrievanceListView.class, QueryParameters.of("from", "9999"));
        assertThat(text()).contains("Nothing is waiting for an answer. Disputed bills and complaints appear here");
        signIn("sam", Locale.of("es", "US"), UserRole.STAFF);
        create(GrievanceListView.class, QueryParameters.of("from", "9999"));
        assertThat(text()).contains("Nada espera respuesta");
    }

    @Test
    void an_overdue_grievance_is_marked_and_links_to_its_details() {
        closeAll();
        Grievance complaint = complaint();
        signIn("sam", Locale.of("es", "US"), UserRole.STAFF);
        create(GrievanceListView.class);
        assertThat(text()).contains("Sitio web o teléfono, queja " + ReferenceNumber.grouped(complaint.number()))
                .doesNotContain("Atrasada");
        create(GrievanceListView.class, Clock.offset(clock, Duration.ofDays(30)));
        assertThat(text()).contains("Atrasada");
        closeAll();
    }

    @Test
    void a_long_list_is_paged_and_closed_grievances_are_separate() {
        closeAll();
        List<Grievance> many = IntStream.range(0, 27).mapToObj(_ -> complaint()).toList();
        signIn("sam", Locale.US, UserRole.STAFF);
        create(GrievanceListView.class);
        assertThat(text()).contains("Next page");
        closeAll();
        create(GrievanceListView.class, QueryParameters.of("done", ""));
        assertThat(text()).contains("Closed without an answer");
        assertThat(many).hasSize(27);
    }
}
