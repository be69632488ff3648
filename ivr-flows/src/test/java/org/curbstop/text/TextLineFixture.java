package org.curbstop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.documents.SentDocumentsForTests;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.FakeTwilioAccount;
import org.curbstop.notices.MessageVerification;
import org.curbstop.notices.Notice;
import org.curbstop.notices.Notices;
import org.curbstop.notices.preferences.TextConsent;
import org.curbstop.outages.OutagesForTests;
import org.curbstop.sandbox.twilio.TwimlValidator;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The text line over a fake conversation, with what it heard and what it was told. */
abstract class TextLineFixture {

    static final String ADA = "+15035550101";

    final Ledger consent = new Ledger();
    final List<UserInput> heard = new ArrayList<>();
    final List<ConversationContext> whos = new ArrayList<>();
    final List<String> reports = new ArrayList<>();
    final Set<String> keys = new LinkedHashSet<>();
    List<BotResponse> reply = List.of(new BotResponse.Message("k", "Hello.", BotResponse.Message.Tone.PLAIN));
    RuntimeException fault;
    final AtomicInteger working = new AtomicInteger();
    CountDownLatch hold = new CountDownLatch(0);
    MockMvc doors;

    /** In-memory consent ledger. */
    static final class Ledger implements TextConsent {
        final List<ConsentEntry> entries = new ArrayList<>();

        @Override
        public synchronized boolean isStopped(PhoneNumber phone) {
            return !entries.isEmpty() && entries.getLast().choice() != ConsentChange.STARTED;
        }

        @Override
        public synchronized void record(PhoneNumber phone, ConsentChange choice, String evidence) {
            if (entries.stream().noneMatch(entry -> entry.evidence().equals(evidence) && entry.choice() == choice)) {
                entries.add(new ConsentEntry(evidence, phone, choice, evidence, Instant.EPOCH, List.of()));
            }
        }

        @Override
        public List<ConsentEntry> history(PhoneNumber phone) {
            return entries;
        }
    }

    OutagesForTests outages;
    Optional<Delivery> lastTold = Optional.empty();
    Optional<Instant> lastTurn = Optional.empty();
    Optional<Language> language = Optional.empty();

    @BeforeEach
    void wire(TestStore database, @TempDir Path data) {
        outages = new OutagesForTests(database, data);
        var utility = SampleUtility.millbrook();
        var settings = new SmsProperties(Duration.ofSeconds(2), 4, 2);
        var words = new SmsPrompts(utility);
        var account = FakeTwilioAccount.account(TestApplicationUrls.at("https://millbrook.example"));
        var proof = new MessageVerification() {
            @Override
            public Optional<VerifiedMessage> findSentTo(PhoneNumber asker, String code, Language language) {
                return code.equalsIgnoreCase("7k2pqx") && asker.e164().equals(ADA)
                        ? Optional.of(new VerifiedMessage(language.equals(Language.SPANISH) ? "el recibo de un pago" : "a receipt",
                                Instant.parse("2026-11-22T20:00:00Z"), "…01"))
                        : Optional.empty();
            }

            @Override
            public Optional<VerifiedMessage> findSent(String code, Language language) {
                return Optional.empty();
            }
        };
        var conversations = new Conversations() {
            @Override
            public Reply takeTurn(ConversationContext context, String turnKey, UserInput what) {
                if (fault != null) {
                    throw fault;
                }
                working.incrementAndGet();
                try {
                    hold.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                synchronized (keys) {
                    if (keys.add(turnKey)) {
                        heard.add(what);
                        whos.add(context);
                    }
                }
                return new Reply("talk_1", Language.ENGLISH, "", reply, false, false);
            }

            @Override
            public Optional<Instant> lastTurnAt(ConversationContext context) {
                return lastTurn;
            }

            @Override
            public Optional<Language> languageOf(ConversationContext context) {
                return language;
            }

            @Override
            public Set<String> tasks() {
                return Set.of();
            }
        };
        var notices = new Notices() {
            @Override
            public List<Delivery> send(Notice notice) {
                return List.of();
            }

            @Override
            public Optional<Delivery> find(String deliveryId) {
                return Optional.empty();
            }

            @Override
            public List<Delivery> listByPhone(PhoneNumber phone, int limit) {
                return lastTold.stream().toList();
            }

            @Override
            public void recordReport(String deliveryId, String providerId, String word, String errorCode) {
                reports.add(deliveryId + " " + providerId + " " + word + " " + errorCode);
            }

            @Override
            public void recordCallEnd(String deliveryId, String providerId, String word) {}
        };
        var answering = new InboundSmsHandler(
                new SmsAutoResponder(consent, proof,
                        new RestorationReply(outages.outages, outages.reporting, notices, conversations, words), words),
                conversations,
                new MmsMediaReceiver(
                        SentDocumentsForTests.over(database.store(), outages.millbrook.accounts, outages.millbrook.audit,
                                outages.millbrook.clock),
                        account),
                words, new SmsRenderer(settings), settings);
        doors = MockMvcBuilders.standaloneSetup(new SmsWebhookController(answering, notices)).build();
    }

    String text(String body) {
        return text(body, "SM" + body.hashCode(), Map.of());
    }

    String text(String body, String sid, Map<String, String> more) {
        try {
            var request = MockMvcRequestBuilders.post("/twilio/text").param("MessageSid", sid).param("From", ADA)
                    .param("To", "+15035550199")
                    .param("Body", body);
            more.forEach(request::param);
            String twiml = doors.perform(request).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(TwimlValidator.checkText(twiml)).isEmpty();
            return twiml;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
