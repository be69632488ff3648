package org.curbstop.text;

import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.messaging.Body;
import com.twilio.twiml.messaging.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.Reply;
import org.curbstop.notices.SmsSegments;
import org.springframework.stereotype.Component;

/** Renders a reply as text messages: one if it fits, because the network may deliver several out of order. */
@Component
record SmsRenderer(SmsProperties properties) {

    MessagingResponse render(Reply reply) {
        return render(
                reply.said().stream().flatMap(SmsRenderer::textOf).filter(words -> !words.isBlank()).collect(Collectors.joining("\n")));
    }

    /** Renders text as messages. Without words no message is sent: Twilio treats an empty response as none. */
    MessagingResponse render(String words) {
        var twiml = new MessagingResponse.Builder();
        for (String part : splitMessages(SmsSegments.fitted(words, properties.segments()))) {
            twiml.message(new Message.Builder().body(new Body.Builder(part).build()).build());
        }
        return twiml.build();
    }

    private static Stream<String> textOf(BotResponse response) {
        return switch (response) {
            case BotResponse.Message message -> Stream.of(message.text());
            case BotResponse.Question ask -> Stream.of(ask.error(), ask.text(), ask.hint());
            case BotResponse.CardRequest card -> Stream.of(card.text(), card.url());
            case BotResponse.Link link -> Stream.of(link.text() + " " + link.url());
            case BotResponse.HandOff handOff -> Stream.empty(); // the preceding messages announce it
            case BotResponse.End end -> Stream.empty();
        };
    }

    /** Splits text at line ends, then at spaces, so that no part exceeds the maximum length. */
    private static List<String> splitMessages(String words) {
        var parts = new ArrayList<String>();
        String rest = words;
        while (rest.length() > SmsSegments.MAX_CHARACTERS) {
            int at = rest.lastIndexOf('\n', SmsSegments.MAX_CHARACTERS);
            at = at > 0 ? at : rest.lastIndexOf(' ', SmsSegments.MAX_CHARACTERS);
            at = at > 0 ? at
                    : SmsSegments.MAX_CHARACTERS - (Character.isHighSurrogate(rest.charAt(SmsSegments.MAX_CHARACTERS - 1)) ? 1 : 0);
            parts.add(rest.substring(0, at).strip());
            rest = rest.substring(at).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }
}
