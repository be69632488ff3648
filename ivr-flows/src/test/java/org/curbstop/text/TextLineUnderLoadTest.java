package org.curbstop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.curbstop.common.Language;
import org.curbstop.store.DatabaseTest;
import org.junit.jupiter.api.Test;

/** What the text line answers when it is busy, late or failing, and when a message comes more than once. */
@DatabaseTest
class TextLineUnderLoadTest extends TextLineFixture {

    @Test
    void a_message_delivered_many_times_at_once_is_processed_once() throws Exception {
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                many.submit(() -> text("OUT", "SM1", Map.of()));
                many.submit(() -> text("stop texting me", "SM2", Map.of()));
            }
        }
        assertThat(heard).hasSize(1);
        assertThat(consent.entries).hasSize(1);
    }

    private void takeAllPlaces(ExecutorService many) {
        for (int i = 0; i < 4; i++) {
            String sid = "SM10" + i;
            many.submit(() -> text("my power is out at " + sid, sid, Map.of()));
        }
        while (working.get() < 4) {
            Thread.onSpinWait();
        }
    }

    @Test
    void over_capacity_a_report_waits_and_other_texts_are_refused() throws Exception {
        hold = new CountDownLatch(1);
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            takeAllPlaces(many);
            assertThat(text("PAGAR")).contains("el suyo no se guardo").contains("(503) 555-0198").doesNotContain("Hello.");
            assertThat(text("STOP")).contains("you will get no more texts");
            var report = many.submit(() -> text("OUT 12 Alder St", "SM200", Map.of()));
            assertThat(text("BAL")).contains("yours was not saved");
            hold.countDown();
            assertThat(report.get()).contains("Hello.");
            assertThat(text("BAL")).contains("Hello.");
        }
        assertThat(heard).hasSize(6);
    }

    @Test
    void a_report_refused_over_capacity_says_it_was_not_saved() throws Exception {
        hold = new CountDownLatch(1);
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            takeAllPlaces(many);
            assertThat(text("OUT 12 Alder St")).contains("yours was not saved").contains("or 911");
            hold.countDown();
        }
    }

    @Test
    void a_timed_out_reply_does_not_claim_that_nothing_was_saved() {
        hold = new CountDownLatch(1);
        assertThat(text("OUT 12 Alder St")).contains("cannot say yet whether your text was saved").contains("or 911");
        hold.countDown();
    }

    @Test
    void a_late_text_sent_again_gets_the_reply_of_the_first() {
        hold = new CountDownLatch(1);
        assertThat(text("yes", "SM1", Map.of())).contains("Please text it again");
        hold.countDown();
        assertThat(text("Yes ", "SM2", Map.of())).contains("Hello.");
        assertThat(keys).containsExactly("SM1");
        text("yes", "SM3", Map.of());
        assertThat(keys).as("the next yes answers the next question").containsExactly("SM1", "SM3");
    }

    @Test
    void after_other_words_a_text_sent_again_is_a_new_answer() {
        fault = new IllegalStateException("the database is away");
        assertThat(text("yes", "SM1", Map.of())).contains("Please text again");
        fault = null;
        text("pay my bill", "SM2", Map.of());
        text("yes", "SM3", Map.of());
        assertThat(keys).containsExactly("SM2", "SM3");
    }

    @Test
    void a_failed_text_sent_again_runs_with_its_first_key() {
        fault = new IllegalStateException("the database is away");
        assertThat(text("yes", "SM1", Map.of())).contains("Please text again");
        fault = null;
        assertThat(text("yes", "SM2", Map.of())).contains("Hello.");
        assertThat(keys).containsExactly("SM1");
    }

    @Test
    void an_error_reply_is_in_the_language_of_its_reader() {
        fault = new IllegalStateException("the database is away");
        language = Optional.of(Language.SPANISH);
        assertThat(text("doce de la calle Alder")).contains("ahora no podemos atender");
    }

    @Test
    void an_error_reply_names_the_emergency_line() {
        fault = new IllegalStateException("the database is away");
        assertThat(text("hello")).contains("we cannot work on your text right now").contains("(503) 555-0198");
        assertThat(text("LUZ")).contains("ahora no podemos atender");
    }
}
