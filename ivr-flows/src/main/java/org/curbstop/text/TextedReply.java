package org.curbstop.text;

import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.messaging.Body;
import com.twilio.twiml.messaging.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.Said;
import org.curbstop.notices.Segments;
import org.springframework.stereotype.Component;

/** Puts a reply into text messages: one wherever it fits, because the network does not keep several in order. */
@Component
class TextedReply {

    private final TextSettings settings;

    TextedReply(TextSettings settings) {
        this.settings = settings;
    }

    MessagingResponse of(Reply reply) {
        return of(reply.said().stream().flatMap(TextedReply::words).filter(words -> !words.isBlank()).collect(Collectors.joining("\n")));
    }

    /** No words, no message: Twilio takes an empty answer for silence. */
    MessagingResponse of(String words) {
        var twiml = new MessagingResponse.Builder();
        for (String part : parts(Segments.shaped(words, settings.segments()))) {
            twiml.message(new Message.Builder().body(new Body.Builder(part).build()).build());
        }
        return twiml.build();
    }

    private static Stream<String> words(Said said) {
        return switch (said) {
            case Said.Tell tell -> Stream.of(tell.text());
            case Said.Ask ask -> Stream.of(ask.error(), ask.text(), ask.hint());
            case Said.TakeCard card -> Stream.of(card.text(), card.url());
            case Said.Link link -> Stream.of(link.text() + " " + link.url());
            case Said.HandOff handOff -> Stream.empty(); // the words beside it have said so
            case Said.End end -> Stream.empty();
        };
    }

    /** At line ends, then at spaces, so that no part is refused for its length. */
    private static List<String> parts(String words) {
        var parts = new ArrayList<String>();
        String rest = words;
        while (rest.length() > Segments.MOST_CHARACTERS) {
            int at = rest.lastIndexOf('\n', Segments.MOST_CHARACTERS);
            at = at > 0 ? at : rest.lastIndexOf(' ', Segments.MOST_CHARACTERS);
            at = at > 0 ? at : Segments.MOST_CHARACTERS - (Character.isHighSurrogate(rest.charAt(Segments.MOST_CHARACTERS - 1)) ? 1 : 0);
            parts.add(rest.substring(0, at).strip());
            rest = rest.substring(at).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }
}
