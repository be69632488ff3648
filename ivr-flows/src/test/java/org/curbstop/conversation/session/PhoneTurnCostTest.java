package org.curbstop.conversation.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditForTests;
import org.curbstop.bench.Bench;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.InstalledFlows;
import org.curbstop.conversation.IntentClassifierConfiguration;
import org.curbstop.conversation.MisunderstoodPhrases;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.flows.InMemoryMillbrook;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.RecordedCommands;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Cost of a phone turn in counts that do not depend on machine load; {@code bench turn} measures times. */
@DatabaseTest
class PhoneTurnCostTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC);
    private static final List<String> LINES = List.of("my power is out", "no", "12 Alder Street", "main menu");
    /** Measured on 2026-11-29: 4.3 KB in the first turns, 7.0 KB later; with twelve complete replies, 6.0 KB and 13 KB. */
    private static final int MAX_BYTES_OF_A_CALL = 4_800;
    private static final int MAX_BYTES_OF_A_LONG_CALL = 7_600;
    /** In bytes. Measured on 2026-11-29: 119 KB, before that about 400 KB; code that is not yet fully compiled allocates more. */
    private static final int MAX_ALLOCATED = 200_000;

    private final TestStore store;

    PhoneTurnCostTest(TestStore store) {
        this.store = store;
    }

    @Test
    void a_turn_without_an_action_costs_one_write_and_no_read() {
        var conversations = conversations(store.store());
        open(conversations, "CA0"); // creates the collection
        assertThat(RecordedCommands.during(() -> open(conversations, "CA1"))).containsExactly("insert talks");
        for (int turn = 1; turn <= LINES.size(); turn++) {
            int number = turn;
            assertThat(RecordedCommands.during(() -> say(conversations, "CA1", number))).as("turn %d", turn)
                    .containsExactly("update talks");
        }
    }

    @Test
    void a_turn_delivered_again_is_neither_read_nor_written() {
        var conversations = conversations(store.store());
        Reply opened = open(conversations, "CA2");
        Reply first = say(conversations, "CA2", 1);
        assertThat(RecordedCommands.during(() -> assertThat(say(conversations, "CA2", 1)).isEqualTo(first))).isEmpty();
        assertThat(RecordedCommands.during(() -> assertThat(open(conversations, "CA2")).isEqualTo(opened))).isEmpty();
    }

    @Test
    void bytes_written_per_turn_stay_bounded_in_a_long_call() {
        var conversations = conversations(store.store());
        open(conversations, "CA3");
        var bytes = new ArrayList<Integer>();
        for (int turn = 1; turn <= 40; turn++) {
            int number = turn;
            bytes.add(RecordedCommands.measured(() -> say(conversations, "CA3", number)).getFirst().bytes());
        }
        assertThat(bytes.subList(0, 6)).allMatch(written -> written <= MAX_BYTES_OF_A_CALL);
        assertThat(bytes).allMatch(written -> written <= MAX_BYTES_OF_A_LONG_CALL);
    }

    @Test
    void an_older_turn_of_a_call_is_answered_without_acting() {
        var conversations = conversations(store.store());
        open(conversations, "CA4");
        Reply last = null;
        for (int turn = 1; turn <= 9; turn++) {
            last = say(conversations, "CA4", turn);
        }
        Reply repeated = last;
        assertThat(RecordedCommands.during(() -> assertThat(say(conversations, "CA4", 2)).isEqualTo(repeated))).isEmpty();
        assertThat(say(conversations, "CA4", 9)).isEqualTo(repeated);
    }

    @Test
    void a_turn_allocates_no_more_memory_than_its_limit() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Bench.leaveGuardsOut();
        try (Database database = store.another()) {
            var conversations = conversations(database);
            for (int call = 0; call < 40; call++) {
                call(conversations, "CAwarm" + call);
            }
            var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long allocated = memory.getCurrentThreadAllocatedBytes();
            for (int call = 0; call < 20; call++) {
                call(conversations, "CAcold" + call);
            }
            allocated = memory.getCurrentThreadAllocatedBytes() - allocated;
            assertThat(allocated / (20 * (LINES.size() + 1))).as("bytes a turn").isBetween(1L, (long) MAX_ALLOCATED);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static void call(Conversations conversations, String sid) {
        open(conversations, sid);
        for (int turn = 1; turn <= LINES.size(); turn++) {
            say(conversations, sid, turn);
        }
    }

    private static Reply open(Conversations conversations, String sid) {
        return conversations.takeTurn(caller(sid), sid + ":0", new UserInput.SessionOpened(""));
    }

    private static Reply say(Conversations conversations, String sid, int turn) {
        return conversations.takeTurn(caller(sid), sid + ":" + turn, new UserInput.Utterance(LINES.get((turn - 1) % LINES.size()), 0.93));
    }

    private static ConversationContext caller(String sid) {
        return new ConversationContext(Channel.VOICE, sid, Optional.of(new PhoneNumber("+15035550150")), Optional.empty(),
                Optional.of(Language.ENGLISH), "+15035550150");
    }

    private static Conversations conversations(Database database) {
        var town = new InMemoryMillbrook();
        var context = InMemoryMillbrook.surroundings();
        var flows = new InstalledFlows(town.actions(), context,
                IntentClassifierConfiguration.builtIn(context.languages(), Money.USD, NOON));
        var stored = new ConversationRepository(database);
        var actions = new ActionExecutor(flows, town.actions(), new ResumeCodes(database, TestKey.KEY, NOON), stored, NOON);
        return new FlowConversations(flows, stored, actions, new PhoneLineRepository(database),
                new MisunderstoodPhrases(database, AuditForTests.over(database, NOON), NOON), context, NOON);
    }
}
