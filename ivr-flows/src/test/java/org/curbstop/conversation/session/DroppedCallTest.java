package org.curbstop.conversation.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.curbstop.audit.AuditForTests;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.InstalledFlows;
import org.curbstop.conversation.IntentClassifierConfiguration;
import org.curbstop.conversation.MisunderstoodPhrases;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.flows.InMemoryMillbrook;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class DroppedCallTest {

    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    private static final String ADA = "+15035550101";

    private final InMemoryMillbrook town = new InMemoryMillbrook();
    private final ConversationRepository talks;
    private final ResumeCodes codes;
    private final PhoneLineRepository languages;
    private final MisunderstoodPhrases phrases;
    private int turn;

    DroppedCallTest(TestStore store) {
        this.talks = new ConversationRepository(store.store());
        this.codes = new ResumeCodes(store.store(), TestKey.KEY, Clock.fixed(NOON, ZoneOffset.UTC));
        this.languages = new PhoneLineRepository(store.store());
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        this.phrases = new MisunderstoodPhrases(store.store(), AuditForTests.over(store.store(), clock), clock);
    }

    @Test
    void a_returning_caller_may_continue_after_verifying_again() {
        var line = lineAt(NOON);
        breakOffWhilePaying(line, "CA1");
        var again = open(line, "CA2", ADA);
        assertThat(slot(again)).isEqualTo("dropped");
        assertThat(again.said().toString()).contains("You were paying a bill").doesNotContain("84.12").doesNotContain("Alder");
        var first = say(line, "CA2", ADA, "yes");
        assertThat(slot(first)).isEqualTo("how");
        assertThat(first.said().toString()).doesNotContain("84.12").doesNotContain("Alder");
        assertThat(slot(say(line, "CA2", ADA, "2030"))).isEqualTo("check-all");
    }

    @Test
    void continuing_is_offered_once_and_only_to_the_same_number() {
        var line = lineAt(NOON);
        breakOffWhilePaying(line, "CA3");
        assertThat(slot(open(line, "CA4", "+15035550105"))).isEqualTo("task");
        assertThat(slot(open(line, "CA5", ADA))).isEqualTo("dropped");
        assertThat(slot(say(line, "CA5", ADA, "no"))).isEqualTo("task");
        hangUp(line, "CA5");
        assertThat(slot(open(line, "CA6", ADA))).isEqualTo("task");
    }

    @Test
    void continuing_is_not_offered_after_half_an_hour() {
        breakOffWhilePaying(lineAt(NOON), "CA7");
        assertThat(slot(open(lineAt(NOON.plus(Duration.ofMinutes(31))), "CA8", ADA))).isEqualTo("task");
    }

    @Test
    void another_request_is_accepted_instead_of_a_yes() {
        var line = lineAt(NOON);
        breakOffWhilePaying(line, "CA9");
        open(line, "CA10", ADA);
        assertThat(slot(say(line, "CA10", ADA, "my power is out"))).isEqualTo("hazard");
    }

    @Test
    void an_address_given_in_one_call_is_not_read_to_the_next_caller() {
        var line = lineAt(NOON);
        open(line, "CA11", ADA);
        say(line, "CA11", ADA, "my power is out");
        say(line, "CA11", ADA, "no");
        say(line, "CA11", ADA, "no");
        assertThat(slot(say(line, "CA11", ADA, "7 Birch Ave"))).isEqualTo("check");
        hangUp(line, "CA11");
        open(line, "CA12", ADA);
        assertThat(say(line, "CA12", ADA, "yes").said().toString()).doesNotContain("Birch");
    }

    @Test
    void a_finished_task_is_not_offered_again() {
        var line = lineAt(NOON);
        open(line, "CA13", ADA);
        say(line, "CA13", ADA, "what do i owe");
        say(line, "CA13", ADA, "2030");
        say(line, "CA13", ADA, "no");
        hangUp(line, "CA13");
        assertThat(slot(open(line, "CA14", ADA))).isEqualTo("task");
    }

    private void breakOffWhilePaying(Conversations line, String call) {
        open(line, call, ADA);
        say(line, call, ADA, "pay my bill");
        assertThat(slot(say(line, call, ADA, "2030"))).isEqualTo("check-all");
        hangUp(line, call);
    }

    private Reply open(Conversations line, String call, String phone) {
        return line.takeTurn(from(call, phone), call + ":" + turn++, new UserInput.SessionOpened(""));
    }

    private Reply say(Conversations line, String call, String phone, String words) {
        return line.takeTurn(from(call, phone), call + ":" + turn++, new UserInput.Utterance(words, 0.9));
    }

    private void hangUp(Conversations line, String call) {
        line.takeTurn(from(call, ADA), call + ":left", new UserInput.SessionClosed());
    }

    private static ConversationContext from(String call, String phone) {
        return new ConversationContext(Channel.VOICE, call, Optional.of(new PhoneNumber(phone)), Optional.empty(), Optional.empty(), phone);
    }

    private static String slot(Reply reply) {
        return reply.said().getLast() instanceof BotResponse.Question ask ? ask.slot() : "";
    }

    private Conversations lineAt(Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var context = InMemoryMillbrook.surroundings();
        var flows = new InstalledFlows(town.actions(), context,
                IntentClassifierConfiguration.builtIn(context.languages(), Money.USD, clock));
        var actions = new ActionExecutor(flows, town.actions(), codes, talks, clock);
        return new FlowConversations(flows, talks, actions, languages, phrases, context, clock);
    }
}
