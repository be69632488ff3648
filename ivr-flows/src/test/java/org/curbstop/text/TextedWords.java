package org.curbstop.text;

import com.twilio.twiml.messaging.Body;
import com.twilio.twiml.messaging.Message;
import java.time.Duration;
import java.util.stream.Collectors;
import org.curbstop.conversation.Reply;

/** Renders a reply as text messages and returns them as one text. */
public final class TextedWords {

    /** Keeps accents in a reply of any length. */
    private static final SmsRenderer RENDERER = new SmsRenderer(new SmsProperties(Duration.ofSeconds(1), 0, Integer.MAX_VALUE));

    private TextedWords() {}

    public static String of(Reply reply) {
        return RENDERER.render(reply).getChildren().stream().map(Message.class::cast).flatMap(message -> message.getChildren().stream())
                .map(body -> ((Body) body).getMessage()).collect(Collectors.joining(" "));
    }
}
