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
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.Said;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Puts a reply into TwiML. */
@Component
class SpokenReply {

    private static final int MOST_HINTS = 500;
    private static final int LONGEST_HINT = 100;

    private final VoiceSettings settings;
    private final Utility utility;
    private final StandingWords words;

    SpokenReply(VoiceSettings settings, Utility utility, StandingWords words) {
        this.settings = settings;
        this.utility = utility;
        this.words = words;
    }

    /** @param next number of the turn that the answer will be */
    VoiceResponse of(Reply reply, int next) {
        var twiml = new VoiceResponse.Builder();
        var before = new ArrayList<Say>(); // waits for a question, so that the caller may speak or press into it
        for (Said said : reply.said()) {
            switch (said) {
                case Said.Tell tell when tell.tone() == Said.Tell.Tone.DANGER -> twiml.say(say(tell.text(), reply)); // never cut short
                case Said.Tell tell -> before.add(say(tell.text(), reply));
                case Said.Link link -> before.add(say(link.text(), reply)); // nobody can follow an address that is spoken
                case Said.Ask ask -> {
                    before.addAll(spoken(ask, reply));
                    return twiml.gather(gather(ask, before, reply, next)).build();
                }
                case Said.TakeCard card -> {
                    before.add(say(card.text(), reply));
                    return takeCard(twiml, before, card, reply.language(), next);
                }
                case Said.HandOff handOff when handOff.connect() -> {
                    return connect(twiml, before, reply.language(), next);
                }
                case Said.HandOff queued -> { /* the words before have said so */ }
                case Said.End end -> {
                    before.forEach(twiml::say);
                    return twiml.hangup(new Hangup.Builder().build()).build();
                }
            }
        }
        return twiml.gather(open(before, reply, next)).build();
    }

    /** The question which language to go on in is put in all of them: each sentence by its own voice. */
    private List<Say> spoken(Said.Ask ask, Reply reply) {
        String[] sentences = ask.text().split("(?<=[.?])\\s+");
        if (ask.slot().equals("language") && sentences.length == ask.choices().size()) {
            return IntStream.range(0, sentences.length)
                    .mapToObj(i -> say(sentences[i], new Language(ask.choices().get(i).value()), reply.slowly()))
                    .toList();
        }
        return Stream.of(ask.error(), ask.text(), ask.hint()).filter(text -> !text.isBlank()).map(text -> say(text, reply)).toList();
    }

    private Gather gather(Said.Ask ask, List<Say> spoken, Reply reply, int next) {
        Gather.Builder gather = listening(spoken, reply, next)
                .timeout(patience(ask.expected()))
                .hints(hints(ask, reply.language()));
        int keys = keysOf(ask);
        return (keys > 0 ? gather.numDigits(keys) : gather).build();
    }

    /** Nothing was asked: whatever the caller says next is heard all the same. */
    private Gather open(List<Say> spoken, Reply reply, int next) {
        return listening(spoken, reply, next).timeout(patience(Said.Expected.WORDS)).build();
    }

    private Gather.Builder listening(List<Say> spoken, Reply reply, int next) {
        Gather.Builder gather = new Gather.Builder()
                .inputs(List.of(Gather.Input.DTMF, Gather.Input.SPEECH))
                .action(Doors.at(Doors.TURN, next, reply.language()))
                .actionOnEmptyResult(true)
                .speechTimeout("auto")
                .language(tongue(reply.language()).hears());
        spoken.forEach(gather::say);
        return gather;
    }

    private VoiceResponse takeCard(VoiceResponse.Builder twiml, List<Say> before, Said.TakeCard card, Language language, int next) {
        before.forEach(twiml::say);
        String back = Doors.at(Doors.CARD, next, language);
        Pay pay = new Pay.Builder()
                .action(back)
                .input(Pay.Input.DTMF)
                .paymentMethod(Pay.PaymentMethod.CREDIT_CARD)
                .paymentConnector(settings.paymentConnector())
                .tokenType(Pay.TokenType.PAYMENT_METHOD) // no charge amount: the card is kept for the gateway, which charges it once
                .currency(card.total().currency().getCurrencyCode().toLowerCase(Locale.ROOT))
                .postalCode("true")
                .securityCode(true)
                .timeout(10)
                .maxAttempts(3)
                .language(tongue(language).takesCards())
                .build();
        // After the last attempt some of Twilio's documents let the call fall to the next verb instead of calling the action.
        return twiml.pay(pay).redirect(new Redirect.Builder(back).build()).build();
    }

    private VoiceResponse connect(VoiceResponse.Builder twiml, List<Say> before, Language language, int next) {
        before.forEach(twiml::say);
        return twiml.dial(new Dial.Builder(utility.lines().staff().e164())
                .action(Doors.at(Doors.DIALED, next, language))
                .timeout((int) settings.ringStaff().toSeconds())
                .answerOnBridge(true)
                .build()).build();
    }

    private Say say(String text, Reply reply) {
        return say(text, reply.language(), reply.slowly());
    }

    private Say say(String text, Language language, boolean slowly) {
        Tongue tongue = tongue(language);
        if (!slowly) {
            return new Say.Builder(text).voice(tongue.voice()).language(tongue.speaks()).build();
        }
        return new Say.Builder().voice(tongue.voice()).language(tongue.speaks())
                .prosody(new SsmlProsody.Builder(text).rate(settings.slowRate() + "%").build())
                .build();
    }

    private Tongue tongue(Language language) {
        return Tongue.of(language, settings);
    }

    /** Seconds of quiet after which the turn is over; after the last key too, so long numbers get no more than short ones. */
    private static int patience(Said.Expected expected) {
        return switch (expected) {
            case CHOICE, YES_NO -> 6;
            case ACCOUNT, PHONE, DIGITS, SECRET, POSTAL_CODE, COUNT, MONEY, DATE -> 7; // time to find the bill, not to hang up on somebody
            case SEVERAL, ADDRESS, NAME, WORDS, PHOTO -> 8;
        };
    }

    /** How many keys end the answer by themselves; 0 where it ends with # or a pause. */
    private static int keysOf(Said.Ask ask) {
        return switch (ask.expected()) {
            case YES_NO -> 1;
            case CHOICE -> ask.choices().stream().allMatch(choice -> choice.key().length() <= 1) ? 1 : 0;
            case POSTAL_CODE -> 5;
            case SEVERAL, COUNT, ACCOUNT, PHONE, DIGITS, SECRET, MONEY, DATE, ADDRESS, NAME, WORDS, PHOTO -> 0;
        };
    }

    private String hints(Said.Ask ask, Language language) {
        return Stream.concat(ask.choices().stream().map(Said.Choice::label), words.hints(language).stream())
                .map(hint -> hint.replace(',', ' ').strip())
                .filter(hint -> !hint.isEmpty() && hint.length() <= LONGEST_HINT)
                .distinct()
                .limit(MOST_HINTS)
                .collect(Collectors.joining(","));
    }
}
