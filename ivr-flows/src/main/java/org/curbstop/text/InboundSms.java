package org.curbstop.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ConversationContext;

/**
 * One message that came in.
 *
 * @param sid Twilio's id of it; a repeated delivery has the same
 * @param network STOP, START or HELP where the network has answered already; empty otherwise
 */
record InboundSms(String sid, String from, Optional<PhoneNumber> phone, String to, String body, List<MmsMedia> media,
        String networkKeyword) {

    /** Twilio sends ten at most. */
    private static final int MAX_MEDIA = 10;

    /** A picture or document, still at the network. */
    record MmsMedia(URI url, String contentType) {}

    static InboundSms of(Map<String, String> fields) {
        String from = fields.getOrDefault("From", "");
        String count = fields.getOrDefault("NumMedia", "0");
        return new InboundSms(
                fields.getOrDefault("MessageSid", ""),
                from,
                from.startsWith("+") ? PhoneNumber.parse(from) : Optional.empty(),
                fields.getOrDefault("To", ""),
                fields.getOrDefault("Body", ""),
                IntStream.range(0, count.matches("\\d{1,2}") ? Math.min(Integer.parseInt(count), MAX_MEDIA) : 0)
                        .mapToObj(i -> media(fields.getOrDefault("MediaUrl" + i, ""), fields.getOrDefault("MediaContentType" + i, "")))
                        .flatMap(Optional::stream)
                        .toList(),
                fields.getOrDefault("OptOutType", ""));
    }

    /** None where there is no address, or one that is none: the rest of the message is heard all the same. */
    private static Optional<MmsMedia> media(String url, String contentType) {
        try {
            return url.isBlank() ? Optional.empty() : Optional.of(new MmsMedia(new URI(url), contentType));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** A short code texts too, and has no number that could be called: it is a talk by its sender's name. */
    ConversationContext context(Optional<Language> language) {
        return new ConversationContext(Channel.TEXT, to + "|" + from, phone, Optional.empty(), language, from);
    }

    /** Log lines carry no numbers and no words. */
    @Override
    public String toString() {
        return sid;
    }
}
