package org.curbstop.conversation;

import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/**
 * Context of a turn: channel, phone number, sign-in, language and origin.
 *
 * @param conversationKey the channel's key of the conversation: CallSid, number pair, chat id, page session id; unique within the channel
 * @param phone calling or texting number, which is no proof of identity
 * @param signedIn the signed-in person, if any
 * @param language language that the endpoint already knows (a page's cookie, a phone line for one language), if any
 * @param origin caller's number or IP address, for attempt limits; never logged
 */
public record ConversationContext(
        Channel channel, String conversationKey, Optional<PhoneNumber> phone, Optional<PersonId> signedIn, Optional<Language> language,
        String origin) {}
