package org.curbstop.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.HandOff.Outcome;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Hand-offs of people whom we do not know, from one network that has raised as many as it may. */
@DatabaseTest
class JoinedHandOffsTest {

    private static final Actor SAM = Actor.staff("sam");

    private final HandOffs handOffs;

    JoinedHandOffsTest(TestStore test) {
        handOffs = new CasesForTests(test, new MillbrookCustomers(test)).handOffs;
        for (int i = 0; i < HandOffs.MAX_PER_ORIGIN; i++) {
            raise("talk" + i);
        }
    }

    private HandOff raise(String key) {
        return raise(key, List.of(new HandOffContext.ConversationLine(true, "leak " + key)));
    }

    private HandOff raise(String key, List<HandOffContext.ConversationLine> said) {
        var packet = new HandOffContext(key, HandOffContext.Kind.HAND_OFF, Channel.CHAT, Optional.empty(), Optional.empty(),
                Optional.empty(), VerificationLevel.NONE, "report-leak", List.of("leak-street"), said, Language.ENGLISH, Optional.empty());
        return handOffs.raise(packet, Optional.of("203.0.113.9"));
    }

    @Test
    void a_closed_or_full_case_of_an_origin_is_followed_by_another() {
        HandOff closed = raise("Dee's");
        handOffs.take(closed.id(), SAM);
        handOffs.close(closed.id(), Outcome.SOLVED, "", SAM);
        HandOff next = raise("Cy's");
        assertThat(next.id()).isNotEqualTo(closed.id());
        assertThat(next.packet().said()).hasSize(2);

        var ids = new HashSet<CaseId>();
        for (int i = 0; i < 100; i++) {
            ids.add(raise("later" + i).id());
        }
        assertThat(ids).as("two lines each, two hundred in a case").hasSize(2).contains(next.id());
    }

    @Test
    void many_conversations_of_one_origin_fill_a_limited_number_of_cases() {
        var ids = new HashSet<CaseId>();
        for (int i = 0; i < 40; i++) {
            int talk = i;
            List<HandOffContext.ConversationLine> said = IntStream.range(0, 50)
                    .mapToObj(line -> new HandOffContext.ConversationLine(true, talk + "." + line)).toList();
            ids.add(raise("long" + i, said).id());
            HandOff again = raise("long" + i, said);
            assertThat(again.packet().said()).filteredOn(line -> line.text().equals(talk + ".0")).as("joined once").hasSize(1);
        }
        assertThat(ids).hasSize(HandOffs.MAX_FULL);
    }
}
