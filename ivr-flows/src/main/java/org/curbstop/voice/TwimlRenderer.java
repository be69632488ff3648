package org.curbstop.voice;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Pay;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import com.twilio.twiml.voice.SsmlProsody;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.Reply;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Renders a reply as TwiML. */
@Component
class TwimlRenderer {

    /** Time to find a bill, for a caller who asked for a moment. */
    private static final int WAIT_SECONDS = 30;
    private static final int MAX_HINTS = 500;
    private static final int MAX_CACHED = 500;
    private static final int MAX_HINT_LENGTH = 100;

    private final VoiceProperties properties;
    private final Utility utility;
    private final StaticVoicePrompts prompts;
    private final Map<CacheKey, String> cache = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CacheKey, String> eldest) {
            return size() > MAX_CACHED;
        }
    });

    /** Everything that a rendered reply depends on. */
    private record CacheKey(List<BotResponse> said, Language language, boolean slowly, int next) {}

    TwimlRenderer(VoiceProperties properties, Utility utility, StaticVoicePrompts prompts) {
        this.properties = properties;
        this.utility = utility;
        this.prompts = prompts;
    }

    /**
     * Renders the document for Twilio. The most recent ones are cached: most callers hear the same questions at the same point of a call,
     * and the SDK takes longer to write a document than the engine to answer.
     *
     * @param next number of the next turn
     */
    String renderXml(Reply reply, int next) {
        var key = new CacheKey(reply.said(), reply.language(), reply.slowly(), next);
        String known = cache.get(key);
        if (known == null) {
            known = render(reply, next).toXml();
            cache.put(key, known);
        }
        return known;
    }

    private VoiceResponse render(Reply reply, int next) {
        var twiml = new VoiceResponse.Builder();
        var before = new ArrayList<Say>(); // spoken within the question's Gather, so that the caller can interrupt
        for (BotResponse response : reply.said()) {
            switch (response) {
                case BotResponse.Message message when message.tone() == BotResponse.Message.Tone.DANGER ->
                        twiml.say(say(message.text(), reply)); // cannot be interrupted
                case BotResponse.Message message -> before.add(say(message.text(), reply));
                case BotResponse.Link link -> before.add(say(link.text(), reply)); // nobody can follow a spoken URL
                case BotResponse.Question ask -> {
                    before.addAll(sayQuestion(ask, reply));
                    return twiml.gather(gather(ask, before, reply, next)).build();
                }
                case BotResponse.CardRequest card -> {
                    before.add(say(card.text(), reply));
                    return takeCard(twiml, before, card, reply.language(), next);
                }
                case BotResponse.HandOff handOff when handOff.connect() -> {
                    return connect(twiml, before, reply.language(), next);
                }
                case BotResponse.HandOff queued -> { /* the preceding messages announce it */ }
                case BotResponse.End end -> {
                    before.forEach(twiml::say);
                    return twiml.hangup(new Hangup.Builder().build()).build();
                }
            }
        }
        return twiml.gather(gatherAnything(before, reply, next)).build();
    }

    /** Renders a question. The choice of language is spoken in all languages, each with its own voice. */
    private List<Say> sayQuestion(BotResponse.Question ask, Reply reply) {
        String[] sentences = ask.text().split("(?<=[.?])\\s+");
        if (ask.slot().equals("language") && sentences.length == ask.choices().size()) {
            return IntStream.range(0, sentences.length)
                    .mapToObj(i -> say(sentences[i], new Language(ask.choices().get(i).value()), reply.slowly()))
                    .toList();
        }
        return Stream.of(ask.error(), ask.text(), ask.hint()).filter(text -> !text.isBlank()).map(text -> say(text, reply)).toList();
    }

    private Gather gather(BotResponse.Question ask, List<Say> spoken, Reply reply, int next) {
        Gather.Builder gather = gatherBuilder(spoken, expected(ask), reply, next)
                .timeout(isWaiting(reply) ? WAIT_SECONDS : timeoutSeconds(expected(ask)))
                .hints(hints(ask, reply.language()));
        int keys = keyCount(ask);
        return (keys > 0 ? gather.numDigits(keys) : gather).build();
    }

    /** Returns whether the caller asked for a moment. */
    private static boolean isWaiting(Reply reply) {
        return reply.said().stream().anyMatch(said -> said instanceof BotResponse.Message told && told.key().equals("common.waiting"));
    }

    /** Gathers input although nothing was asked, so that the caller can continue. */
    private Gather gatherAnything(List<Say> spoken, Reply reply, int next) {
        return gatherBuilder(spoken, BotResponse.SlotType.WORDS, reply, next).timeout(timeoutSeconds(BotResponse.SlotType.WORDS)).build();
    }

    private Gather.Builder gatherBuilder(List<Say> spoken, BotResponse.SlotType expected, Reply reply, int next) {
        VoiceLocale locale = locale(reply.language());
        Optional<String> model = isShort(expected) ? locale.shortSpeechModel() : locale.speechModel();
        Gather.Builder gather = new Gather.Builder()
                .inputs(List.of(Gather.Input.DTMF, Gather.Input.SPEECH))
                .action(VoiceWebhookPaths.turnUrl(VoiceWebhookPaths.TURN, next, reply.language()))
                .actionOnEmptyResult(true)
                .speechTimeout(model.isEmpty() ? "auto" : Integer.toString(pauseSeconds(expected))) // Twilio rejects "auto" with a model
                .profanityFilter(false) // asterisks hide what an angry caller wants
                .language(locale.gatherLanguage());
        model.ifPresent(gather::speechModel);
        spoken.forEach(gather::say);
        return gather;
    }

    private VoiceResponse takeCard(VoiceResponse.Builder twiml, List<Say> before, BotResponse.CardRequest card, Language language,
            int next) {
        before.forEach(twiml::say);
        String back = VoiceWebhookPaths.turnUrl(VoiceWebhookPaths.CARD, next, language);
        Pay pay = new Pay.Builder()
                .action(back)
                .input(Pay.Input.DTMF)
                .paymentMethod(Pay.PaymentMethod.CREDIT_CARD)
                .paymentConnector(properties.paymentConnector())
                .tokenType(Pay.TokenType.PAYMENT_METHOD) // no charge amount: Twilio only creates a token, and the gateway charges it once
                .currency(card.total().currency().getCurrencyCode().toLowerCase(Locale.ROOT))
                .postalCode("true")
                .securityCode(true)
                .timeout(10)
                .maxAttempts(3)
                .language(locale(language).payLanguage())
                .build();
        // According to some of Twilio's documentation, after the last attempt the call continues with the next verb instead of the action.
        return twiml.pay(pay).redirect(new Redirect.Builder(back).build()).build();
    }

    private VoiceResponse connect(VoiceResponse.Builder twiml, List<Say> before, Language language, int next) {
        before.forEach(twiml::say);
        return twiml.dial(new Dial.Builder(utility.lines().staff().e164())
                .action(VoiceWebhookPaths.turnUrl(VoiceWebhookPaths.DIALED, next, language))
                .timeout((int) properties.ringStaff().toSeconds())
                .answerOnBridge(true)
                .build()).build();
    }

    private Say say(String text, Reply reply) {
        return say(text, reply.language(), reply.slowly());
    }

    private Say say(String written, Language language, boolean slowly) {
        String text = SpokenPhoneNumbers.spaced(written);
        VoiceLocale voiceLocale = locale(language);
        if (!slowly) {
            return new Say.Builder(text).voice(voiceLocale.voice()).language(voiceLocale.sayLanguage()).build();
        }
        return new Say.Builder().voice(voiceLocale.voice()).language(voiceLocale.sayLanguage())
                .prosody(new SsmlProsody.Builder(text).rate(properties.slowRate() + "%").build())
                .build();
    }

    private VoiceLocale locale(Language language) {
        return prompts.locale(language);
    }

    /** Returns the type to listen for. A choice without a key is selected by a number: a PIN or the account number on a bill. */
    private static BotResponse.SlotType expected(BotResponse.Question ask) {
        return ask.expected() == BotResponse.SlotType.CHOICE && ask.choices().stream().anyMatch(choice -> choice.key().isEmpty())
                ? BotResponse.SlotType.ACCOUNT : ask.expected();
    }

    /** Returns whether the answer is a single word or number. */
    private static boolean isShort(BotResponse.SlotType expected) {
        return switch (expected) {
            case YES_NO, COUNT, DIGITS, SECRET, POSTAL_CODE -> true;
            case CHOICE, SEVERAL, MONEY, DATE, ACCOUNT, PHONE, ADDRESS, NAME, WORDS, PHOTO -> false;
        };
    }

    /** Returns the seconds without speech that end an answer: people pause between groups of digits, and in longer descriptions. */
    private static int pauseSeconds(BotResponse.SlotType expected) {
        return switch (expected) {
            case YES_NO, COUNT, CHOICE, SEVERAL -> 1;
            case MONEY, DATE, NAME, DIGITS, SECRET, POSTAL_CODE, PHOTO -> 2;
            case ACCOUNT, PHONE, ADDRESS, WORDS -> 3;
        };
    }

    /** Returns the seconds of silence that end the turn. They count from the last key, so long numbers need no more than short ones. */
    private static int timeoutSeconds(BotResponse.SlotType expected) {
        return switch (expected) {
            case CHOICE, YES_NO -> 6;
            case ACCOUNT, PHONE, DIGITS, SECRET, POSTAL_CODE, COUNT, MONEY, DATE -> 7; // time to find the bill
            case SEVERAL, ADDRESS, NAME, WORDS, PHOTO -> 8;
        };
    }

    /** Returns the number of keys that complete the answer; 0 if it ends with # or a pause. */
    private static int keyCount(BotResponse.Question ask) {
        return switch (ask.expected()) {
            case YES_NO -> 1;
            case CHOICE -> ask.choices().stream().allMatch(choice -> choice.key().length() == 1) ? 1 : 0;
            case POSTAL_CODE -> 5;
            case SEVERAL, COUNT, ACCOUNT, PHONE, DIGITS, SECRET, MONEY, DATE, ADDRESS, NAME, WORDS, PHOTO -> 0;
        };
    }

    private String hints(BotResponse.Question ask, Language language) {
        return Stream.concat(ask.choices().stream().map(BotResponse.AnswerChoice::label), prompts.hints(language, expected(ask)).stream())
                .map(hint -> hint.replace(',', ' ').strip())
                .filter(hint -> !hint.isEmpty() && hint.length() <= MAX_HINT_LENGTH)
                .distinct()
                .limit(MAX_HINTS)
                .collect(Collectors.joining(","));
    }
}
