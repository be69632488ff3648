package org.curbstop.web.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.cases.TimelineEntry;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.curbstop.web.components.I18n;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TimelineEntryTextTest extends ViewTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u202E\n=1+1";
    private static final LocalDate DAY = LocalDate.of(2027, 3, 17);
    private static final Instant AT = Instant.parse("2027-03-18T01:30:00Z");
    private static final Money AMOUNT = Money.usd("84.12");
    /** Stored facts that each entry type must show; a type without an entry here fails. */
    private static final Map<TimelineEntry.EntryType, Map<String, Object>> FACTS = facts();

    private static Map<TimelineEntry.EntryType, Map<String, Object>> facts() {
        Map<String, Object> order = Map.of("kind", "STOP", "street", "12 Alder St", "stop", DAY, "reference", "417203889");
        var all = new HashMap<TimelineEntry.EntryType, Map<String, Object>>(Map.of(
                TimelineEntry.EntryType.NOTE, Map.of("text", HOSTILE),
                TimelineEntry.EntryType.PAYMENT_TAKEN, Map.of("amount", AMOUNT, "number", "417203889"),
                TimelineEntry.EntryType.PAYMENT_FAILED, Map.of("amount", AMOUNT, "reason", "WITHDRAWN"),
                TimelineEntry.EntryType.OUTAGE_REPORTED, Map.of("service", "WATER"),
                TimelineEntry.EntryType.HAND_OFF, Map.of("wanted", "pay-bill", "kind", "HAND_OFF"),
                TimelineEntry.EntryType.HAND_OFF_CLOSED, Map.of("outcome", "SOLVED"),
                TimelineEntry.EntryType.REFERRAL, Map.of("programme", "liheap", "agency", "millbrook-community-action", "state", "Sent"),
                TimelineEntry.EntryType.APPLICATION, Map.of("programme", "liheap", "state", "Approved"),
                TimelineEntry.EntryType.NOTICE, Map.of("kind", "RECEIPT", "means", "TEXT")));
        for (var what : List.of(TimelineEntry.EntryType.ORDER_PLACED, TimelineEntry.EntryType.ORDER_CHANGED,
                TimelineEntry.EntryType.ORDER_CANCELLED, TimelineEntry.EntryType.ORDER_TURNED_DOWN, TimelineEntry.EntryType.ORDER_DONE)) {
            all.put(what, order);
        }
        all.put(TimelineEntry.EntryType.OWNER_TOOK_OVER, Map.of("from", DAY, "street", "12 Alder St"));
        all.put(TimelineEntry.EntryType.ARRANGEMENT_AGREED, Map.of("amount", AMOUNT, "payments", 6, "last", DAY));
        all.put(TimelineEntry.EntryType.TERMS_ASKED, Map.of("amount", AMOUNT, "first", Money.usd("7.00"), "last", DAY));
        for (var what : List.of(TimelineEntry.EntryType.ARRANGEMENT_BROKEN, TimelineEntry.EntryType.ARRANGEMENT_KEPT,
                TimelineEntry.EntryType.TERMS_DECLINED)) {
            all.put(what, Map.of("amount", AMOUNT));
        }
        for (var what : List.of(TimelineEntry.EntryType.REFUND_PENDING, TimelineEntry.EntryType.REFUND_MADE,
                TimelineEntry.EntryType.REFUND_FAILED,
                TimelineEntry.EntryType.DISPUTE_OPENED, TimelineEntry.EntryType.DISPUTE_WON, TimelineEntry.EntryType.DISPUTE_LOST)) {
            all.put(what, Map.of("amount", AMOUNT));
        }
        all.put(TimelineEntry.EntryType.HOLD_PLACED, Map.of("hold", "MEDICAL", "until", DAY));
        all.put(TimelineEntry.EntryType.HOLD_LIFTED, Map.of("hold", "MEDICAL"));
        all.put(TimelineEntry.EntryType.HOLD_LAPSED, Map.of("hold", "MEDICAL"));
        all.put(TimelineEntry.EntryType.BILL_DISPUTED, Map.of("amount", AMOUNT, "billed", DAY));
        all.put(TimelineEntry.EntryType.BILL_DISPUTE_ANSWERED, Map.of("outcome", "UPHELD", "amount", AMOUNT));
        all.put(TimelineEntry.EntryType.COMPLAINT_FILED, Map.of("subject", "STAFF"));
        all.put(TimelineEntry.EntryType.COMPLAINT_ANSWERED, Map.of("outcome", "UPHELD"));
        all.put(TimelineEntry.EntryType.PROFILE_CHANGED, Map.of("change", "contact-added", "contact", "…42"));
        all.put(TimelineEntry.EntryType.DISCONNECTION_NOTICED, Map.of("amount", AMOUNT, "day", DAY));
        all.put(TimelineEntry.EntryType.DISCONNECTION_SIGNED, Map.of("day", DAY, "amount", AMOUNT));
        all.put(TimelineEntry.EntryType.SERVICE_DISCONNECTED, Map.of("day", DAY, "amount", AMOUNT));
        all.put(TimelineEntry.EntryType.RECONNECTION_PROMISED, Map.of("by", AT));
        all.put(TimelineEntry.EntryType.SERVICE_RESTORED, Map.of("restored", AT));
        all.put(TimelineEntry.EntryType.DISCONNECTION_LIFTED, Map.of("why", "PAID"));
        all.put(TimelineEntry.EntryType.DISCONNECTION_STAYED, Map.of("notice", "dis_01m8k2c9v3n4q5r6s7t8w9"));
        return all;
    }

    private final TimelineEntryText entryText;

    TimelineEntryTextTest(@Autowired TimelineEntryText entryText) {
        this.entryText = entryText;
    }

    @ParameterizedTest
    @EnumSource(TimelineEntry.EntryType.class)
    void each_kind_of_entry_shows_its_facts_in_both_languages(TimelineEntry.EntryType what) {
        for (Locale language : List.of(Locale.US, Locale.of("es", "US"))) {
            signIn("sam", language, UserRole.STAFF);
            Map<String, Object> facts = FACTS.get(what);
            assertThat(facts).as("facts of " + what).isNotNull();
            String description = String.join(" · ", entryText.describe(moment(what, facts)));
            facts.values().forEach(fact -> shown(fact)
                    .ifPresent(shown -> assertThat(description).as(what + " in " + language).contains(shown)));
            facts.keySet().forEach(name -> {
                var fewer = new HashMap<>(facts);
                fewer.remove(name);
                if (!name.equals("kind") || what != TimelineEntry.EntryType.HAND_OFF) { // the subject tells the kind of hand-off
                    assertThat(String.join(" · ", entryText.describe(moment(what, fewer)))).as(what + " without " + name)
                    .isNotEqualTo(description);
                }
            });
            assertThat(description).doesNotContainPattern("\\b[a-z]{2,6}_[0-9a-z]{10,}").doesNotContain("moment.", "subject.", "topic.");
        }
    }

    /** Returns the formatted fact; empty for a code, which the test above checks by leaving it out. */
    private static Optional<String> shown(Object fact) {
        return switch (fact) {
            case Money money -> Optional.of(I18n.money(money));
            case LocalDate day -> Optional.of(I18n.date(day));
            case Instant at -> Optional.of(I18n.dateTime(at, java.time.ZoneId.of("America/Los_Angeles")));
            case Integer number -> Optional.of(number.toString());
            case String text when text.equals("417203889") -> Optional.of("417 203 889");
            case String text when text.equals(HOSTILE) || text.equals("12 Alder St") -> Optional.of(text);
            default -> Optional.empty();
        };
    }

    @Test
    void a_note_is_always_shown_as_text() {
        signIn("sam", Locale.US, UserRole.STAFF);
        var list = new TimelineList(List.of(moment(TimelineEntry.EntryType.NOTE, Map.of("text", HOSTILE))), entryText,
                java.time.ZoneId.of("America/Los_Angeles"));
        UI.getCurrent().add(list);
        assertThat(list.getElement().getTextRecursively()).contains(HOSTILE);
        assertThat(list.getElement().getOuterHTML()).doesNotContain("<img");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void each_hand_off_task_and_reason_has_a_text(String language) throws IOException {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        Stream<String> flows = Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:flows/*.yaml"))
                .map(file -> file.getFilename().replace(".yaml", ""));
        Stream<String> ours = Stream.of("visit-unreported", "intake", "reconnect-overdue", "mail-final-bill", "return-credit",
                "make-final-bill", "start-service",
                "stop-service", "move-service", "visit-service", "identity", "occupied", "another-order", "GAS", "DOWNED_LINE",
                "SEWER_BACKUP", "WATER_MAIN", "MEDICAL", "CARBON_MONOXIDE", "FIRE", "SHOCK", "WATER_QUALITY");
        assertThat(Stream.concat(flows, ours)).isNotEmpty()
                .allSatisfy(code -> assertThat(HandOffSubjects.tried(code)).as(code).isNotEqualTo(code).doesNotContain("subject."));
        assertThat(HandOffSubjects.subject("no-such-task")).isEqualTo(HandOffSubjects.subject("other"));
        assertThat(HandOffSubjects.tried("order_01m8k2c9v3n4q5r6s7t8w9 12 Alder St")).matches("\\d{3} \\d{3} \\d{3} 12 Alder St");
    }

    private static TimelineEntry moment(TimelineEntry.EntryType what, Map<String, Object> facts) {
        return new TimelineEntry("moment:1", Optional.empty(), Optional.empty(), Channel.DESK, what, "dis_01m8k2c9v3n4q5r6s7t8w9", facts,
                Instant.parse("2026-11-22T18:00:00Z"), Optional.of("sam"));
    }
}
