package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.ReferralState;
import org.curbstop.payments.PaymentState;
import org.junit.jupiter.api.Test;

/** Names stored in histories, timelines, metrics and message keys do not follow renamed Java types (docs/decisions/0180). */
class StoredNameTest {

    @Test
    void stored_names_in_payment_histories_do_not_change() {
        assertThat(words(PaymentState.class, StoredName::capitalized)).containsExactlyInAnyOrder(
                "Confirmed", "OnPage", "Charging", "Unsure", "Declined", "Taken", "Booked", "InReview", "Expired", "Cancelled");
    }

    @Test
    void stored_names_in_assistance_timelines_do_not_change() {
        assertThat(words(ReferralState.class, StoredName::capitalized))
                .containsExactlyInAnyOrder("Sent", "Received", "NeedsDocuments", "Approved", "Paid", "Denied", "Withdrawn", "Expired");
        assertThat(words(ApplicationState.class, StoredName::capitalized))
                .containsExactlyInAnyOrder("Complete", "NeedsDocuments", "Approved", "Declined", "Withdrawn");
    }

    @Test
    void stored_names_in_order_keys_do_not_change() {
        assertThat(words(org.curbstop.orders.OrderState.class, StoredName::of))
                .containsExactlyInAnyOrder("awaiting-staff", "accepted", "scheduled", "in-progress", "done", "cancelled", "refused");
        assertThat(new org.curbstop.orders.OrderState.InProgress(Instant.EPOCH).code()).isEqualTo("in-progress");
    }

    @Test
    void a_type_without_a_stored_name_is_refused() {
        assertThatThrownBy(() -> StoredName.of(StoredNameTest.class)).hasMessageContaining("StoredNameTest needs @StoredAs");
    }

    private static Stream<String> words(Class<?> sealed, Function<Class<?>, String> word) {
        return Arrays.stream(sealed.getPermittedSubclasses()).map(word);
    }
}
