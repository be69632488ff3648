package org.curbstop.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.Reply;
import org.curbstop.notices.TwimlElement;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Renders a reply as TwiML. */
@Component
class TwimlRenderer {

    private static final int MAX_HINTS = 500;
    private static final int MAX_HINT_LENGTH = 100;

    private final VoiceProperties properties;
    private final Utility utility;
    private final StaticVoicePrompts prompts;

    TwimlRenderer(VoiceProperties properties, Utility utility, StaticVoicePrompts prompts) {
        this.properties = properties;
        this.utility = utility;
        this.prompts = prompts;
    }

    /** @param next number of the next turn */
    TwimlElement render(Reply reply, int next) {
        var twiml = TwimlElement.response();
        var before = new ArrayList<TwimlElement>(); // spoken within the question's Gather, so that the caller may interrupt
        for (BotResponse response : reply.said()) {
            switch (response) {
                case BotResponse.Message message when message.tone() == BotResponse.Message.Tone.DANGER ->
                        twiml.add(say(message.text(), reply)); // cannot be interrupted
                case BotResponse.Message message -> before.add(say(message.text(), reply));
                case BotResponse.Link link -> before.add(say(link.text(), reply)); // nobody can follow a spoken URL
                case BotResponse.Question ask -> {
                    before.addAll(sayQuestion(ask, reply));
                    return twiml.add(gather(ask, before, reply, next));
                }
                case BotResponse.CardRequest card -> {
                    before.add(say(card.text(), reply));
                    return takeCard(twiml, before, card, reply.language(), next);
                }
                case BotResponse.HandOff handOff when handOff.connect() -> {
                    return connect(twiml, before, reply.language(), next);
                }
                case BotResponse.HandOff queued -> { /* the messages before it announce it */ }
                case BotResponse.End end -> {
                    return twiml.addAll(before).add(new TwimlElement("Hangup"));
                }
            }
        }
        return twiml.add(gatherAnything(before, reply, next));
    }

    /** Renders a question; the choice of language is spoken in all languages, each by its own voice. */
    private List<TwimlElement> sayQuestion(BotResponse.Question ask, Reply reply) {
        String[] sentences = ask.text().split("(?<=[.?])\\s+");
        if (ask.slot().equals("language") && sentences.length == ask.choices().size()) {
            return IntStream.range(0, sentences.length)
                    .mapToObj(i -> say(sentences[i], new Language(ask.choices().get(i).value()), reply.slowly()))
                    .toList();
        }
        return Stream.of(ask.error(), ask.text(), ask.hint()).filter(text -> !text.isBlank()).map(text -> say(text, reply)).toList();
    }

    private TwimlElement gather(BotResponse.Question ask, List<TwimlElement> spoken, Reply reply, int next) {
        TwimlElement gather = gather(spoken, ask.expected(), reply, next).with("hints", hints(ask, reply.language()));
        int keys = keyCount(ask);
        return keys > 0 ? gather.with("numDigits", keys) : gather;
    }

    /** Gathers input although nothing was asked, so that the caller can go on. */
    private TwimlElement gatherAnything(List<TwimlElement> spoken, Reply reply, int next) {
        return gather(spoken, BotResponse.SlotType.WORDS, reply, next);
    }

    private TwimlElement gather(List<TwimlElement> spoken, BotResponse.SlotType expected, Reply reply, int next) {
        return new TwimlElement("Gather")
                .with("input", "dtmf speech")
                .with("action", VoiceWebhookPaths.turnUrl(VoiceWebhookPaths.TURN, next, reply.language()))
                .with("actionOnEmptyResult", true)
                .with("speechTimeout", "auto")
                .with("timeout", timeoutSeconds(expected))
                .with("language", locale(reply.language()).gatherLanguage())
                .addAll(spoken);
    }

    private TwimlElement takeCard(TwimlElement twiml, List<TwimlElement> before, BotResponse.CardRequest card, Language language, int next) {
        String back = VoiceWebhookPaths.turnUrl(VoiceWebhookPaths.CARD, next, language);
        TwimlElement pay = new TwimlElement("Pay")
                .with("action", back)
                .with("input", "dtmf")
                .with("paymentMethod", "credit-card")
                .with("paymentConnector", properties.paymentConnector())
                .with("tokenType", "payment-method") // no charge amount: Twilio only creates a token, and the gateway charges it once
                .with("currency", card.total().currency().getCurrencyCode().toLowerCase(Locale.ROOT))
                .with("postalCode", true)
                .with("securityCode", true)
                .with("timeout", 10)
                .with("maxAttempts", 3)
                .with("language", locale(language).payLanguage());
        // According to some of Twilio's documentation, after the last attempt the call falls through to the next verb instead of the
        // action.
        return twiml.addAll(before).add(pay).add(new TwimlElement("Redirect").text(back));
    }

    private TwimlElement connect(TwimlElement twiml, List<TwimlElement> before, Language language, int next) {
        return twiml.addAll(before).add(new TwimlElement("Dial")
                .with("action", VoiceWebhookPaths.turnUrl(VoiceWebhookPaths.DIALED, next, language))
                .with("timeout", properties.ringStaff().toSeconds())
                .with("answerOnBridge", true)
                .text(utility.lines().staff().e164()));
    }

    private TwimlElement say(String text, Reply reply) {
        return say(text, reply.language(), reply.slowly());
    }

    private TwimlElement say(String text, Language language, boolean slowly) {
        TwimlElement say = locale(language).say();
        return slowly ? say.add(new TwimlElement("prosody").with("rate", properties.slowRate() + "%").text(text)) : say.text(text);
    }

    private VoiceLocale locale(Language language) {
        return VoiceLocale.of(language, properties);
    }

    /** Seconds of silence after which the turn ends; counted from the last key, so long numbers need no more than short ones. */
    private static int timeoutSeconds(BotResponse.SlotType expected) {
        return switch (expected) {
            case CHOICE, YES_NO -> 6;
            case ACCOUNT, PHONE, DIGITS, SECRET, POSTAL_CODE, COUNT, MONEY, DATE -> 7; // time to find the bill
            case SEVERAL, ADDRESS, NAME, WORDS, PHOTO -> 8;
        };
    }

    /** Number of keys that complete the answer; 0 if it ends with # or a pause. */
    private static int keyCount(BotResponse.Question ask) {
        return switch (ask.expected()) {
            case YES_NO -> 1;
            case CHOICE -> ask.choices().stream().allMatch(choice -> choice.key().length() <= 1) ? 1 : 0;
            case POSTAL_CODE -> 5;
            case SEVERAL, COUNT, ACCOUNT, PHONE, DIGITS, SECRET, MONEY, DATE, ADDRESS, NAME, WORDS, PHOTO -> 0;
        };
    }

    private String hints(BotResponse.Question ask, Language language) {
        return Stream.concat(ask.choices().stream().map(BotResponse.AnswerChoice::label), prompts.hints(language).stream())
                .map(hint -> hint.replace(',', ' ').strip())
                .filter(hint -> !hint.isEmpty() && hint.length() <= MAX_HINT_LENGTH)
                .distinct()
                .limit(MAX_HINTS)
                .collect(Collectors.joining(","));
    }
}
