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
 * Inbound text message.
 *
 * @param sid Twilio's id of the message, the same on a repeated delivery
 * @param networkKeyword STOP, START or HELP if the network has already replied; empty otherwise
 */
record InboundSms(String sid, String from, Optional<PhoneNumber> phone, String to, String body, List<MmsMedia> media,
        String networkKeyword) {

    /** Twilio's limit per message. */
    private static final int MAX_MEDIA = 10;

    /** Photo or document that has not been downloaded yet. */
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

    /** Returns empty if the URL is missing or invalid; the rest of the message is still processed. */
    private static Optional<MmsMedia> media(String url, String contentType) {
        try {
            return url.isBlank() ? Optional.empty() : Optional.of(new MmsMedia(new URI(url), contentType));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /**
     * Returns the context of the conversation. Its key uses the sender's name, because a short code can send texts but has no phone number.
     */
    ConversationContext context(Optional<Language> language) {
        return new ConversationContext(Channel.TEXT, to + "|" + from, phone, Optional.empty(), language, from);
    }

    /** Omits phone numbers and words, which must not reach logs. */
    @Override
    public String toString() {
        return sid;
    }
}
